using FeatureDsl.Benchmarks.Measuring;

namespace FeatureDsl.Benchmarks.Ingest;

/// <summary>What one turn measured, per second.</summary>
/// <param name="StateBytes">The mean size of a state.</param>
/// <param name="MemoryRows">Rows applied to states in memory.</param>
/// <param name="FlushStates">States written by a flush of all of them.</param>
/// <param name="ThroughRows">Rows applied through to the server.</param>
/// <param name="ThroughStates">The states written thereby.</param>
/// <param name="ReplayRows">Rows replayed with a question after every tenth.</param>
/// <param name="SetValues">Values of the same size written by the plain client.</param>
internal sealed record IngestTurn(
    int StateBytes, double MemoryRows, double FlushStates, double ThroughRows, double ThroughStates, double ReplayRows, double SetValues)
{
    public static IEnumerable<IReadOnlyList<string>> Lines(IReadOnlyList<IngestTurn> turns)
    {
        string Median(Func<IngestTurn, double> value) => Report.Number(Turns.Median(turns.Select(value)));
        return
        [
            ["apply in memory", Median(t => t.MemoryRows), "-", Median(t => t.SetValues / t.MemoryRows)],
            ["flush of all states", "-", Median(t => t.FlushStates), Median(t => t.SetValues / t.FlushStates)],
            ["apply through to the server", Median(t => t.ThroughRows), Median(t => t.ThroughStates), Median(t => t.SetValues / t.ThroughRows)],
            ["replay with questions in between", Median(t => t.ReplayRows), "-", Median(t => t.SetValues / t.ReplayRows)],
            ["plain SET of the same size, pipelined", "-", Median(t => t.SetValues), "1.00"],
        ];
    }
}
