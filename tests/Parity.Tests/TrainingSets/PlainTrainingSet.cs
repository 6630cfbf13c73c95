using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;

namespace FeatureDsl.Parity.Tests.TrainingSets;

/// <summary>
/// A training set made the naive way: each event through the plain C# of its class, one after the other, with the loops of the contract written out.
/// </summary>
internal sealed class PlainTrainingSet(TrainingSetDescriptor set, IReadOnlyDictionary<string, List<IRow>> history)
{
    private readonly ListHistory _history = new(history);

    /// <summary>What became of the events.</summary>
    public TrainingRowCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>The rows: keys, as_of, request columns, columns passed through, labels, split, weight, features.</summary>
    /// <param name="until">Up to where the data is complete.</param>
    public List<object?[]> Rows(DateTime? until)
    {
        var rows = new List<object?[]>();
        var events = Once(history[set.Source.Model.FullName]);
        var (unwanted, keyless, open, sampled) = (0, 0, 0, 0);
        foreach (var e in events)
        {
            if (set.PlainRow(e) is not { } row)
                unwanted++;
            else if (row.Keys.Any(k => k is null))
                keyless++;
            else if (IsOpen(row, until))
                open++;
            else if (Row(e, row) is { } values)
                rows.Add(values);
            else
                sampled++;
        }

        Counts = new(events.Count, unwanted, keyless, open, sampled);
        return rows;
    }

    private object?[]? Row(IRow e, TrainingRow row)
    {
        var labels = set.PlainLabels(e, row, _history);
        var weight = 1.0;
        if (set.Sampling is { } sampling)
        {
            var isNegative = labels[set.Labels.ToList().FindIndex(l => l.Name == sampling.Label)] is false;
            if (isNegative && sampling.Rate < 1 && Hash(row.Id!) >= sampling.Below)
                return null;
            weight = isNegative ? 1 / sampling.Rate : 1;
        }

        var target = set.Features;
        var keys = target.Entities.Select(t => row.Keys[set.Entities.ToList().FindIndex(s => s.FullName == t.FullName)]!).ToList();
        var features = target.EvaluatePlain(row.AsOf, _history, keys, row.Requests);
        var parts = set.Entities.SelectMany((entity, i) => entity.Keys.Select((k, p) => (k.Column, Value: (object?)row.Keys[i]!.Parts[p]))).DistinctBy(p => p.Column);
        var ofFeatures = target.Entities.SelectMany(t => t.Keys).Select(k => k.Column).Distinct().ToList();
        object?[] values =
        [
            .. ofFeatures.Select(c => parts.First(p => p.Column == c).Value),
            row.AsOf,
            .. target.Requests.SelectMany((r, i) => r.Model.Columns.Select(c => ColumnOf(row.Requests[i], c))),
            .. parts.Where(p => !ofFeatures.Contains(p.Column)).Select(p => p.Value),
            .. row.Carried, .. labels,
            .. set.Split is null ? [] : new object?[] { Split(row) },
            .. set.Sampling is null ? [] : new object?[] { weight },
            .. Enumerable.Range(0, features.Count).Select(features.Value),
        ];
        return [.. values.Select(BoxedValues.Normal)];
    }

    // A list of a record that is not there is empty.
    private static object? ColumnOf(object request, ColumnModel column) =>
        column.Path.Split('.').Aggregate((object?)request, (value, name) => value?.GetType().GetProperty(name)!.GetValue(value)) ?? (column.Type.IsCollection ? Array.Empty<object?>() : null);

    private bool IsOpen(TrainingRow row, DateTime? until) => row.AsOf > until || set.Horizons.Any(h =>
        row.AsOf.AddTicks(h.Span * 10) > (until ?? history[h.Source.FullName].Max(r => r.RowTime)));

    private string Split(TrainingRow row)
    {
        var split = set.Split!;
        if (split.Entity is null)
            return Instants.ToMicros(row.AsOf) >= split.TestFrom ? "test" : Instants.ToMicros(row.AsOf) >= split.ValidationFrom ? "validation" : "train";
        var hash = Hash(row.Keys[set.Entities.ToList().FindIndex(e => e.FullName == split.Entity)]!.Text);
        return hash < split.TestBelow ? "test" : hash < split.ValidationBelow ? "validation" : "train";
    }

    private ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{set.Name}|{text}")));

    // Of one id and one set of keys, a record counts where none counted within the horizon before it.
    private List<IRow> Once(IEnumerable<IRow> rows)
    {
        var model = set.Source.Model;
        if (model.HasVersions)
        {
            return LastVersions(rows);
        }

        var counted = new Dictionary<string, DateTime>();
        var once = new List<IRow>();
        foreach (var row in rows.OrderBy(r => r.RowKnown).ThenBy(r => r.RowTime))
        {
            var name = model.Id is null ? "" : NameOf(row);
            if (model.Id is not null && counted.TryGetValue(name, out var last) && row.RowKnown <= last + row.RowHorizon)
                continue;
            counted[name] = row.RowKnown;
            once.Add(row);
        }

        return once;
    }

    // Of one id and one set of keys the version that was known last; one that says something comes before one that takes back.
    private List<IRow> LastVersions(IEnumerable<IRow> rows)
    {
        var last = new Dictionary<string, IRow>();
        foreach (var row in rows)
        {
            if (!last.TryGetValue(NameOf(row), out var other) || row.RowKnown > other.RowKnown
                || (row.RowKnown == other.RowKnown && (row.RowDeleted != other.RowDeleted ? other.RowDeleted : row.RowTime > other.RowTime)))
            {
                last[NameOf(row)] = row;
            }
        }

        return [.. last.Values.Where(r => !r.RowDeleted)];
    }

    private string NameOf(IRow row) => string.Join(
        '\n', set.Source.Model.Keys.SelectMany(k => k.Columns).Distinct().Select(c => row.RowKey(c) is { } v ? "=" + v : "-").Append(row.RowTieBreak!.ToString()));
}
