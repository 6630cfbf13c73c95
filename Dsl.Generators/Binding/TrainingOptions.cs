using System.Globalization;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads how a training set is split and sampled off its attribute.</summary>
internal sealed class TrainingOptions(AttributeData attribute, INamedTypeSymbol type, TrainingSetModel model, Findings findings)
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"];

    public TrainingSetModel Read(TrainingKeys keys) => model with { Split = Split(keys), Sampling = Sampling() };

    private TrainingSplit? Split(TrainingKeys keys)
    {
        var (validation, test) = (Instant("ValidationFrom"), Instant("TestFrom"));
        var (validationShare, testShare) = (Number("ValidationShare", 0), Number("TestShare", 0));
        var by = attribute.NamedArguments.FirstOrDefault(a => a.Key == "SplitBy").Value.Value as INamedTypeSymbol;
        var isByTime = validation is not null || test is not null;
        if (by is null)
        {
            return validationShare + testShare != 0 ? Reject<TrainingSplit>("ValidationShare and TestShare are shares of entities; say of which with SplitBy = typeof(...)")
                : validation > test ? Reject<TrainingSplit>("TestFrom is before ValidationFrom; the newest rows are for the test")
                : isByTime ? new TrainingSplit(validation, test, null, 0, 0) : null;
        }

        if (isByTime || keys.Entity(by) is not { } entity)
        {
            return Reject<TrainingSplit>(isByTime ? "Rows are split by time or by an entity, not by both; take SplitBy or the instants away"
                : $"Rows have no key of '{by.Name}' to be split by; choose an entity of the features");
        }

        var isShare = validationShare >= 0 && testShare >= 0 && validationShare + testShare is > 0 and < 1;
        return isShare
            ? new TrainingSplit(null, null, entity.FullName, Below(testShare), Below(testShare + validationShare))
            : Reject<TrainingSplit>("ValidationShare and TestShare are shares of the entities: above 0 and together below 1");
    }

    private NegativeSampling? Sampling()
    {
        var (rate, label) = (Number("NegativeRate", 1), attribute.Named<string>("Positive"));
        if (rate == 1 && label is null)
        {
            return null;
        }

        if (rate is not (> 0 and <= 1))
        {
            return Reject<NegativeSampling>("NegativeRate is a share: above 0, and at most 1");
        }

        return label is null || !model.Labels.Features.Any(l => l.Name == label && l.Type.Kind == DataKind.Bool)
            ? Reject<NegativeSampling>("NegativeRate wants a label to sample by; name one that is a truth value: Positive = nameof(...)")
            : model.Source.Id is null ? Reject<NegativeSampling>($"'{model.Source.Name}' has no [EventId], by which rows are sampled; mark the column that tells its events apart")
            : new NegativeSampling(label, rate, rate == 1 ? ulong.MaxValue : Below(rate));
    }

    // A share of all 64-bit hashes; below 1, so that it fits.
    private static ulong Below(double share) => (ulong)(share * 18446744073709551616.0);

    private long? Instant(string name)
    {
        if (attribute.Named<string>(name) is not { } text)
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Utc, out var instant))
        {
            return (instant.Ticks - 621_355_968_000_000_000L) / 10;
        }

        Reject<object>($"{name} = \"{text}\" is no instant; write a day (2026-01-31), or an instant in UTC (2026-01-31T06:00:00Z)");
        return null;
    }

    private double Number(string name, double otherwise) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as double? ?? otherwise;

    private T? Reject<T>(string what)
        where T : class
    {
        findings.Add(Rules.TrainingSet, attribute.Place(type), what);
        return null;
    }
}
