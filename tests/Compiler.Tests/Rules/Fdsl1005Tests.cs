namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl1005Tests
{
    [Fact]
    public Task A_snapshot_without_valid_from_would_show_the_present() => RuleCase.Code("""
        [SnapshotSource("addresses")]
        public sealed partial record {|FDSL1005:Address|}
        {
            [Key<Shop>] public required long ShopId { get; init; }
            public required DateTime Changed { get; init; }
        }
        """);

    [Fact]
    public Task With_it_the_past_is_known() => RuleCase.Code("""
        [SnapshotSource("addresses")]
        public sealed partial record Address
        {
            [Key<Shop>] public required long ShopId { get; init; }
            [ValidFrom] public required DateTime Changed { get; init; }
        }
        """);
}
