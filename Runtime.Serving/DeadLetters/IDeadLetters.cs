namespace FeatureDsl.Serving;

/// <summary>Where rows go that cannot be applied, so that the stream goes on and nothing is lost silently.</summary>
public interface IDeadLetters
{
    /// <summary>Keeps rows, in order. Where this fails, nothing of the call that they belong to is applied, and the call can be repeated.</summary>
    ValueTask AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation = default);
}
