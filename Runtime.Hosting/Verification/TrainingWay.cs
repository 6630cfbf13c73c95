using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Hosting.Verification;

/// <summary>Answers by the training query.</summary>
internal sealed class TrainingWay(ClickHouseEngine clickHouse, TargetDescriptor target, CaseReader reader)
{
    public async Task<object?[][]> AnswerAsync(IReadOnlyList<Case> cases, string folder, IProgress<Step> progress, CancellationToken ct)
    {
        var file = Path.Combine(folder, $"verify-{Guid.NewGuid():N}.arrows");
        try
        {
            await SpineFile.WriteAsync(file, reader.Columns, cases, ct).ConfigureAwait(false);
            var rejects = new BadRowList();
            await using var spine = await Spine.StageAsync(clickHouse, target, file, rejects, null, ct).ConfigureAwait(false);
            return spine.Rows == cases.Count
                ? await ReadAsync(spine, cases.Count, progress, ct).ConfigureAwait(false)
                : throw new FeatureDslException($"{Show.Count(rejects.Count)} rows of the spine that were read well could not be read again; the first reason: {rejects.Rows[0].Reason}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<object?[][]> ReadAsync(Spine spine, int count, IProgress<Step> progress, CancellationToken ct)
    {
        var first = reader.Columns.Count;
        var features = new ArrowRowReader(reader.Columns.Select(c => c.Type).Concat(target.Features.Select(f => f.Type)));
        var answers = new List<object?[]>(count);
        await foreach (var batch in TrainingSetBuilder.StreamAsync(clickHouse, target, spine, ct).ConfigureAwait(false))
        {
            features.Bind(batch);
            for (; features.Row < batch.Length; features.Row++)
                answers.Add([.. target.Features.Select((f, i) => BoxedValues.Read(features, first + i, f.Type))]);
            progress.Report(new(answers.Count, count));
        }

        return [.. answers];
    }
}
