namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>What a statement did.</summary>
/// <param name="ReadRows">Rows read from storage.</param>
/// <param name="WrittenRows">Rows written, those of materialised views included.</param>
/// <param name="ResultRows">Rows of the result.</param>
/// <param name="ElapsedSeconds">Time in the engine, seconds.</param>
internal readonly record struct ChdbStatistics(ulong ReadRows, ulong WrittenRows, ulong ResultRows, double ElapsedSeconds);
