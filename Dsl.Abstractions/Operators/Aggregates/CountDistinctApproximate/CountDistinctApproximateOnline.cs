using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>CountDistinctApproximate: the coupons that can still be the greatest of their register, each with the latest time it was seen.</summary>
public sealed record CountDistinctApproximateOnline : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new CellPlan(
        SkipsMissing: true,
        DataType.Int32,
        (clockAndGrain, _) => $"{OnlineTypes.Online}CouponState({clockAndGrain})",
        IsOrdered: false,
        (reader, start, _) => $"{OnlineTypes.Online}Coupons.Estimate({reader}, {start})",
        new($"new {OnlineTypes.Online}CouponFold()", fold => fold + ".Estimate()"));
}
