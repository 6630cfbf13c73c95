using System.Diagnostics;
using FeatureDsl.Hosting.Verification;
using FeatureDsl.Ir;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Histories;
using FeatureDsl.Parity.Tests.Programs;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>
/// Makes a trial in which the executions disagree as small as it can, in the time that it has: one feature, one question, few rows, a short expression, simple values. A smaller
/// trial is taken only where it compiles and the executions disagree in the same way (see <see cref="Fault"/>).
/// </summary>
/// <param name="engines">The engines.</param>
/// <param name="server">Which online store.</param>
/// <param name="limit">Where the time is up, the smallest trial so far is the answer.</param>
internal sealed class Shrinker(Engines engines, OnlineServer server, TimeSpan limit)
{
    private const int Together = 24;

    private readonly TrialRunner _runner = new(engines, server, engines.Folder($"shrink-{Guid.NewGuid():N}"));
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private Fault _fault = new("");
    private Trial _best = null!;
    private string _whole = "";
    private string _feature = "";
    private string? _answer;
    private CompiledProgram _compiled = null!;
    private static int _programs;

    /// <summary>How many trials were run.</summary>
    public int Tried { get; private set; }

    private bool IsTimeUp => _clock.Elapsed > limit;

    /// <summary>Shrinks.</summary>
    /// <param name="trial">A trial in which the executions disagree.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InvalidOperationException">They agree where each feature is asked alone.</exception>
    public async Task<ShrunkTrial> ShrinkAsync(Trial trial, CancellationToken ct)
    {
        _whole = trial.Program;
        await IsolateAsync(trial, ct);
        var before = "";
        while (before != Size() && !IsTimeUp)
        {
            before = Size();
            await SmallerPartAsync(ct);
            await FewerRowsAsync(ct);
            await SmallerBodyAsync(ct);
            await FewerWordsAsync(ct);
            await SimplerValuesAsync(ct);
        }

        return await FinishAsync(ct);
    }

    private string Size() => $"{_best.Program.Length} {_best.Tables.Values.Sum(t => t.Csv.Sum(l => l.Length))} {_best.Questions.Csv.Sum(l => l.Length)}";

    // One feature of one view, and the question at which it differs. A short body that looks another view's feature up is no small program.
    private async Task IsolateAsync(Trial trial, CancellationToken ct)
    {
        var root = ProgramSyntax.Parse(trial.Program);
        var all = root.Types().Where(t => t.Has("FeatureView")).SelectMany(v => v.Properties().Where(p => p.Has("Feature")).Select(p =>
            (View: v.Identifier.Text, Feature: p.Identifier.Text, Length: p.Span.Length + (v.Parameters().Any(a => a.AttributeLists.Any()) ? 100_000 : 0))));
        var (differences, thrown) = await DifferencesAsync(CompiledProgram.Compile(Next(), trial.Program), trial, ct);
        var suspects = all.OrderBy(f => f.Length).Where(f => thrown is not null || differences.Any(d => IsOf(d, f.Feature) && d.Feature.View == f.View)).ToList();
        var agreeing = new List<string>();
        foreach (var (view, feature, _) in suspects)
        {
            var program = Pruning.Keep(trial.Program, view, feature);
            var alone = trial with { Program = program, Target = view };
            var of = differences.Where(d => IsOf(d, feature) && d.Feature.View == view).ToList();
            _fault = thrown is null ? Fault.Of(of[0]) : Fault.Of(thrown);
            var one = of.Count == 0 ? alone : alone with { Questions = trial.Questions with { Rows = [trial.Questions.Rows[of[0].Case]] } };
            _feature = feature;
            if (await TakeAsync(one, ct) || await TakeAsync(alone, ct))
                return;
            agreeing.Add($"{view}.{feature}{(CompiledProgram.Compile(Next(), program).Errors is [var error, ..] ? $" ({error})" : "")}");
        }

        throw new InvalidOperationException(
            $"The executions disagree where all features are computed together, and agree where each is computed alone: {string.Join(", ", agreeing)}.");
    }

    private async Task SmallerPartAsync(CancellationToken ct)
    {
        await TakeBodyAsync(new SmallerBodies(_compiled, _best.Target, _feature).Plain, ct);
        while (!IsTimeUp && new SmallerBodies(_compiled, _best.Target, _feature).Inlined is { } inlined && await TakeBodyAsync(inlined, ct)) { }
        while (await TakeFirstAsync(new SmallerBodies(_compiled, _best.Target, _feature).Parts(), ct)) { }
    }

    private async Task SmallerBodyAsync(CancellationToken ct)
    {
        while (await TakeFirstAsync(new SmallerBodies(_compiled, _best.Target, _feature).Replaced(), ct)) { }
    }

    // Many candidates are features of one program: one compilation and one query say which of them differ. What differs in company is then tried alone.
    private async Task<bool> TakeFirstAsync(IReadOnlyList<Body> bodies, CancellationToken ct)
    {
        foreach (var some in bodies.Chunk(Together))
        {
            if (IsTimeUp)
                return false;
            foreach (var body in await DifferingAsync(some, ct))
            {
                if (await TakeBodyAsync(body, ct))
                    return true;
            }
        }

        return false;
    }

    private async Task<IEnumerable<Body>> DifferingAsync(IReadOnlyList<Body> bodies, CancellationToken ct)
    {
        var named = bodies.Select((b, i) => (Name: $"C{i}", Body: b)).ToList();
        for (var attempt = 0; attempt < 3 && named.Count > 0; attempt++)
        {
            var trial = _best with { Program = Body.Put(_whole, _best.Target, named) };
            var compiled = CompiledProgram.Compile(Next(), trial.Program);
            if (compiled.Errors.Count > 0)
            {
                var wrong = compiled.Errors.Where(e => e.Location.SourceTree == compiled.Files[0]).SelectMany(e => e.Location.SourceTree!.GetRoot(ct).FindNode(e.Location.SourceSpan)
                    .AncestorsAndSelf().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax>().Select(p => p.Identifier.Text)).ToHashSet();
                if (named.RemoveAll(n => wrong.Contains(n.Name)) == 0)
                    return named.Select(n => n.Body);
                continue;
            }

            var (differences, thrown) = await DifferencesAsync(compiled, trial, ct);
            // Which of them made an execution fail is not known: each is asked.
            return thrown is not null ? named.Select(n => n.Body) : named.Where(n => differences.Any(d => IsOf(d, n.Name) && Fault.Of(d) == _fault)).Select(n => n.Body);
        }

        return [];
    }

    private Task<bool> TakeBodyAsync(Body body, CancellationToken ct) =>
        TakeAsync(_best with { Program = Body.Put(_whole, _best.Target, [(Body.Name, body)]) }, ct, Body.Name);

    // Rows of entities that are not asked about at once, then ever smaller parts of what is left (delta debugging).
    private async Task FewerRowsAsync(CancellationToken ct)
    {
        await TakeAsync(OfAskedEntities.Only(_best, _compiled.Project!), ct);
        var places = _best.Tables.SelectMany(t => Enumerable.Range(0, t.Value.Rows.Count).Select(i => (Table: t.Key, Row: i))).ToList();
        await FewerAsync(places, Without, ct);
        if (_best.Questions.Rows.Count > 1)
            await FewerAsync(Enumerable.Range(0, _best.Questions.Rows.Count).ToList(), (trial, gone) => trial with { Questions = Rest(trial.Questions, [.. gone]) }, ct);
    }

    private async Task FewerAsync<T>(List<T> places, Func<Trial, IEnumerable<T>, Trial> without, CancellationToken ct)
    {
        var (whole, left, smaller) = (_best, places, true);
        for (var size = Math.Max(left.Count / 2, 1); left.Count > 0 && !IsTimeUp && (size > 1 || smaller); size = Math.Max(1, Math.Min(size / 2, left.Count)))
        {
            smaller = size > 1;
            for (var from = 0; from < left.Count && !IsTimeUp;)
            {
                var rest = left.Where((_, i) => i < from || i >= from + size).ToList();
                if (await TakeAsync(without(whole, places.Except(rest)), ct))
                    (left, smaller) = (rest, true);
                else
                    from += size;
            }
        }
    }

    private static Trial Without(Trial trial, IEnumerable<(string Table, int Row)> gone)
    {
        var rows = gone.ToLookup(g => g.Table, g => g.Row);
        return trial with { Tables = trial.Tables.ToDictionary(t => t.Key, t => Rest(t.Value, [.. rows[t.Key]])) };
    }

    private static Table Rest(Table table, HashSet<int> gone) => table with { Rows = [.. table.Rows.Where((_, i) => !gone.Contains(i))] };

    private async Task FewerWordsAsync(CancellationToken ct)
    {
        foreach (var program in FewerWords.Of(_best.Program, _best.Target))
        {
            if (!IsTimeUp && FewerWords.Apply(_best.Program, program) is { } text && await TakeAsync(_best with { Program = text }, ct))
                _whole = FewerWords.Apply(_whole, program) ?? _whole;
        }
    }

    private async Task SimplerValuesAsync(CancellationToken ct)
    {
        foreach (var source in _compiled.Project!.Sources.Select(s => s.Model).ToList())
        {
            foreach (var column in source.Columns)
                await SimplerAsync(() => _best.Tables[source.Table], t => _best with { Tables = Replaced(source.Table, t) }, column.Name, column.Type, ct);
        }

        foreach (var column in Asked())
            await SimplerAsync(() => _best.Questions, t => _best with { Questions = t }, column.Name, column.Type, ct);
    }

    private async Task SimplerAsync(Func<Table> table, Func<Table, Trial> with, string column, DataType type, CancellationToken ct)
    {
        for (var row = 0; row < table().Rows.Count; row++)
        {
            var place = table().Place(column);
            foreach (var value in SimplerValues.Of(type, table().Rows[row][place]))
            {
                if (IsTimeUp || await TakeAsync(with(table().With(row, place, value)), ct))
                    break;
            }
        }
    }

    private Dictionary<string, Table> Replaced(string name, Table table) => _best.Tables.ToDictionary(t => t.Key, t => t.Key == name ? table : t.Value);

    private IReadOnlyList<(string Name, DataType Type)> Asked() => Runtime.SpineColumns.Of(_compiled.Project!.Targets.Single(t => t.Name == _best.Target)).Required;

    private async Task<bool> TakeAsync(Trial trial, CancellationToken ct, string? feature = null)
    {
        var compiled = trial.Program == _best?.Program ? _compiled : CompiledProgram.Compile(Next(), trial.Program);
        var name = feature ?? _feature;
        var (differences, thrown) = await DifferencesAsync(compiled, trial, ct);
        var difference = differences.FirstOrDefault(d => IsOf(d, name) && Fault.Of(d) == _fault);
        if (thrown is null ? difference is null : Fault.Of(thrown) != _fault)
            return false;
        (_best, _compiled, _feature, _answer) = (trial, compiled, name, difference?.Feature.Name);
        return true;
    }

    // A record is as many features as it has members.
    private static bool IsOf(Difference difference, string property) =>
        difference.Feature.Name == property || difference.Feature.Name.StartsWith(property + "_", StringComparison.Ordinal);

    // What does not compile, is not bound, or has rows that the contract refuses differs in nothing.
    private async Task<(IReadOnlyList<Difference> Differences, Exception? Thrown)> DifferencesAsync(CompiledProgram compiled, Trial trial, CancellationToken ct)
    {
        if (compiled.Project is not { } project || project.Targets.All(t => t.Name != trial.Target)
            || project.Sources.Any(s => RandomHistory.Contradicts(s.Model, trial.Tables[s.Model.Table]) || RandomHistory.IsKnownTooEarly(s.Model, trial.Tables[s.Model.Table])))
            return ([], null);
        Tried++;
        try
        {
            return ((await _runner.RunAsync(project, trial, ct)).Differences, null);
        }
        catch (FeatureDslException e)
        {
            return ([], e);
        }
    }

    private async Task<ShrunkTrial> FinishAsync(CancellationToken ct)
    {
        var project = _compiled.Project!;
        var sources = project.Sources.Select(s => s.Model).ToList();
        var trial = _best with
        {
            Tables = sources.ToDictionary(s => s.Table, s => _best.Tables[s.Table].Only([.. s.Columns.Select(c => (c.Name, c.Type))])),
            Questions = _best.Questions.Only(Asked()),
        };
        var target = project.Targets.Single(t => t.Name == trial.Target);
        var place = target.Features.Select((f, i) => (f, i)).First(f => _answer is null ? f.f.Name.Split('_')[0] == _feature : f.f.Name == _answer).i;
        var answers = await _runner.PlainAsync(project, trial, ct);
        return new(trial, _feature, target.Features[place].Name, _fault, [.. answers.Select(a => ExpectedText.Of(a, place, target.Features.Count))], Tried, _clock.Elapsed, IsTimeUp);
    }

    private static string Next() => $"Shrunk{Interlocked.Increment(ref _programs)}";
}
