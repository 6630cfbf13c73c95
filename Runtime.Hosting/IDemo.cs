using FeatureDsl.Online;

namespace FeatureDsl.Hosting;

/// <summary>A demonstration of a feature project on data that only the project knows. The command <c>demo</c> does the rest.</summary>
public interface IDemo
{
    /// <summary>What is shown, in one sentence.</summary>
    string Summary { get; }

    /// <summary>The view or service that is trained, asked and verified.</summary>
    string Target { get; }

    /// <summary>Makes the files of the demonstration; those that are there already are kept.</summary>
    /// <param name="folder">Where to put them; it exists.</param>
    /// <param name="rows">About how many rows of history to use, or <see langword="null"/> for all.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FeatureDslException">What is needed cannot be had.</exception>
    Task<DemoPlan> PrepareAsync(string folder, long? rows, CancellationToken cancellation);

    /// <summary>Asks one question through the project's generated client, after all history has been replayed.</summary>
    /// <param name="store">Where the state is read from.</param>
    /// <param name="sample">Which question; every number is one.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The question in words, and the answer.</returns>
    ValueTask<DemoAnswer> AskAsync(IOnlineStore store, int sample, CancellationToken cancellation);
}

/// <summary>The files of a demonstration.</summary>
/// <param name="History">For each source its class and the file to load.</param>
/// <param name="Spine">The spine of the training set.</param>
/// <param name="VerifySpine">A smaller spine, whose rows are computed in all three ways.</param>
/// <param name="VerifyEdges">How many instants at the edges of its events and windows are verified besides.</param>
public sealed record DemoPlan(IReadOnlyList<(string Source, string File)> History, string Spine, string VerifySpine, int VerifyEdges);

/// <summary>A question of a demonstration and its answer.</summary>
/// <param name="Question">The question in words.</param>
/// <param name="Row">The answer.</param>
public sealed record DemoAnswer(string Question, IFeatureRow Row);
