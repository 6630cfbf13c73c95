using FeatureDsl.Hosting.Values;

namespace FeatureDsl.Hosting.Verification;

/// <summary>What an execution that knows statuses answers: the value of each feature, then how each came about.</summary>
internal static class RowAnswer
{
    public static object?[] Of(IFeatureRow row)
    {
        var answer = new object?[2 * row.Count];
        for (var i = 0; i < row.Count; i++)
            (answer[i], answer[row.Count + i]) = (BoxedValues.Normal(row.Value(i)), row.Status(i));
        return answer;
    }
}
