namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Seeded chance: the same seed gives the same program and the same history on every machine.</summary>
/// <param name="seed">Printed with every failure.</param>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public double NextDouble() => _random.NextDouble();

    public long NextInt64() => _random.NextInt64(long.MinValue, long.MaxValue);

    public Guid NextGuid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
