using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Commands;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Hosting.Verification;

/// <summary>Verifies the features of a training set on its own rows.</summary>
internal static class TrainingSetVerification
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(HostSession session, TrainingSetDescriptor set, int maxRows, int edges, CancellationToken ct)
    {
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        var file = Path.Combine(session.Settings.Data, $"verify-{Guid.NewGuid():N}.arrows");
        try
        {
            var (staged, _) = await TrainingSetRows.StageAsync(clickHouse, set, ct: ct).ConfigureAwait(false);
            await using (var spine = staged)
                await WriteAsync(spine, file, ct).ConfigureAwait(false);
            var report = await VerifyCommand.VerifyAsync(session, set.Features, new VerifyOptions(file, maxRows, edges), ct).ConfigureAwait(false);
            return report.Differences.Count == 0 ? 0 : 1;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task WriteAsync(Spine spine, string file, CancellationToken ct)
    {
        await using var writer = TableWriter.Create(file, spine.Schema);
        await foreach (var batch in spine.ReadAsync(ct).ConfigureAwait(false))
        {
            using (batch)
                await writer.WriteAsync(batch, ct).ConfigureAwait(false);
        }

        await writer.CompleteAsync(ct).ConfigureAwait(false);
    }
}
