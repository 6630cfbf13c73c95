namespace FeatureDsl.Serving.Tests;

internal sealed class ListOfLetters : IDeadLetters
{
    public List<DeadLetter> All { get; } = [];

    public ValueTask AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation = default)
    {
        All.AddRange(letters);
        return ValueTask.CompletedTask;
    }
}
