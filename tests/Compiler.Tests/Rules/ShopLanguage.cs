using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace FeatureDsl.Compiler.Tests;

/// <summary>What the code under test compiles against: the SDK's own reference assemblies, and the language.</summary>
internal static class ShopLanguage
{
    /// <summary>The classes that the cases speak of, so that a case is one view.</summary>
    public const string Shop = """
        global using System;
        global using System.Linq;
        global using FeatureDsl;

        /// <summary>A shop.</summary>
        [Entity]
        public readonly record struct Shop([property: Key] long ShopId);

        public enum Size { Small = 0, Large = 2 }

        [EventSource("sales")]
        public sealed partial record Sale : IRow
        {
            [EventId] public required Guid SaleId { get; init; }
            [Key<Shop>] public required long ShopId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime PaidAt { get; init; }
            [Scale(2)] public required decimal Amount { get; init; }
            public required int Units { get; init; }
            public int? Floor { get; init; }
            public double? Km { get; init; }
            public float Weight { get; init; }
            public required Size Size { get; init; }
            public string? City { get; init; }
            public required string Till { get; init; }
            public bool IsOnline { get; init; }
            [KnownAt(nameof(RefundedAt))] public decimal? Refund { get; init; }
            public DateTime? RefundedAt { get; init; }
            [Label] public bool Returned { get; init; }
            public required DateOnly Due { get; init; }
            public TimeSpan Waited { get; init; }
            public TimeSpan? Paused { get; init; }
            public bool IsBulk => Units > 10;
            [AsOfJoin<Shop>] public Profile? Then { get; init; }
        }

        [SnapshotSource("shop_profiles")]
        public sealed partial record Profile : IRow
        {
            [Key<Shop>] public required long ShopId { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            public float? Rating { get; init; }
            public required int Clerks { get; init; }
            public string? City { get; init; }
            [Label] public bool Closed { get; init; }
            public DateOnly? Opened { get; init; }
        }

        [RequestSource]
        public sealed partial record Basket
        {
            public required double Km { get; init; }
            public string? City { get; init; }
            public double Doubled => Km * 2;
        }
        """;

    /// <summary>What the generator would add to the sources above.</summary>
    private const string Rows = """
        public sealed partial record Sale
        {
            System.DateTime FeatureDsl.IRow.RowTime => At;
            System.DateTime FeatureDsl.IRow.RowKnown => PaidAt;
            System.IComparable? FeatureDsl.IRow.RowTieBreak => SaleId;
            System.TimeSpan FeatureDsl.IRow.RowHorizon => default;
            object? FeatureDsl.IRow.RowKey(string property) => ShopId;
            string? FeatureDsl.IRow.RowFault() => null;
        }
        public sealed partial record Profile
        {
            System.DateTime FeatureDsl.IRow.RowTime => Since;
            System.DateTime FeatureDsl.IRow.RowKnown => Since;
            System.IComparable? FeatureDsl.IRow.RowTieBreak => null;
            System.TimeSpan FeatureDsl.IRow.RowHorizon => default;
            object? FeatureDsl.IRow.RowKey(string property) => ShopId;
            string? FeatureDsl.IRow.RowFault() => null;
        }
        """;

    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    public static readonly CSharpCompilationOptions Library = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>No download: the packages of reference assemblies are not served everywhere.</summary>
    public static readonly ReferenceAssemblies NoPackages = new("net10.0");

    private static readonly Lazy<ImmutableArray<MetadataReference>> All = new(() =>
    [
        .. Directory.GetFiles(ReferencePack(), "*.dll").Select(f => (MetadataReference)MetadataReference.CreateFromFile(f)),
        MetadataReference.CreateFromFile(typeof(Events<>).Assembly.Location),
    ]);

    public static ImmutableArray<MetadataReference> References => All.Value;

    /// <summary>The sources of the shop with what the generator would add, for cases that run without it.</summary>
    public static IEnumerable<string> GeneratedShop => [Shop, "#nullable enable\n" + Rows];

    /// <summary>A view over the shop's sources with these members.</summary>
    public static string View(string members) => $$"""
        /// <summary>A view.</summary>
        [FeatureView<Shop>(Owner = "sales")]
        public sealed partial class Case(Events<Sale> sales, Latest<Profile> profile)
        {
            {{members}}
        }
        """;

    /// <summary>One feature of a type with a body.</summary>
    public static string Feature(string type, string body) => $"/// <summary>F.</summary>\n    [Feature] public {type} F => {body};";

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Case", sources.Select((s, i) => CSharpSyntaxTree.ParseText(s, Parse, $"Case{i}.cs", System.Text.Encoding.UTF8)), References, Library);

    private static string ReferencePack()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var newest = Directory.GetDirectories(packs, "10.*").OrderBy(d => Version.TryParse(Path.GetFileName(d), out var v) ? v : new Version(), Comparer<Version>.Default).Last();
        return Path.Combine(newest, "ref", "net10.0");
    }
}
