namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>The sources that every random program is about: every type of column, present and able to be missing, on every kind of source.</summary>
internal static class SourceText
{
    private const string Columns = """
            public required bool Flag { get; init; }
            public bool? MaybeFlag { get; init; }
            public required int I { get; init; }
            public int? MaybeI { get; init; }
            public required long N { get; init; }
            public long? MaybeN { get; init; }
            public required float F { get; init; }
            public float? MaybeF { get; init; }
            public required double D { get; init; }
            public double? MaybeD { get; init; }
            [Scale(2)] public required decimal M { get; init; }
            [Scale(5)] public decimal? MaybeM { get; init; }
            public required string S { get; init; }
            public string? MaybeS { get; init; }
            public required DateTime T { get; init; }
            public DateTime? MaybeT { get; init; }
            public required DateOnly Day { get; init; }
            public DateOnly? MaybeDay { get; init; }
            public required TimeSpan Took { get; init; }
            public TimeSpan? MaybeTook { get; init; }
            public required Guid G { get; init; }
            public Guid? MaybeG { get; init; }
            public required Mood Mood { get; init; }
            public Mood? MaybeMood { get; init; }
            [Dimension(3)] public required FeatureVector V { get; init; }
            [Dimension(3)] public FeatureVector? MaybeV { get; init; }
            public required Spot Spot { get; init; }
            public Stay? Stay { get; init; }
            public required FeatureList<bool> Flags { get; init; }
            public required FeatureList<int?> Is { get; init; }
            public required FeatureList<long> Ns { get; init; }
            public required FeatureList<float> Fs { get; init; }
            public required FeatureList<double?> Ds { get; init; }
            [Scale(3)] public required FeatureList<decimal?> Ms { get; init; }
            public required FeatureList<string> Ss { get; init; }
            public required FeatureList<string?> MaybeSs { get; init; }
            public required FeatureList<DateTime> Ts { get; init; }
            public required FeatureList<DateOnly?> Days { get; init; }
            public required FeatureList<TimeSpan> Tooks { get; init; }
            public required FeatureList<Guid> Gs { get; init; }
            public required FeatureList<Mood?> Moods { get; init; }
            public required FeatureMap<string, long> Counts { get; init; }
            public required FeatureMap<Mood, double> Weights { get; init; }
            [Scale(2)] public required FeatureMap<long, decimal> Owed { get; init; }
            public required FeatureMap<Guid, TimeSpan> Waits { get; init; }
        """;

    // The same columns, the vectors stored in another way.
    private static readonly string HalfColumns = Stored("Half"), ByteColumns = Stored("Int8");

    private static readonly string FixColumns = Late("long? MaybeN", "double? MaybeD", "string? MaybeS", "FeatureVector? MaybeV", "Mood? MaybeMood");

    private static readonly string MarkColumns = Late("int? MaybeI", "decimal? MaybeM", "bool? MaybeFlag", "TimeSpan? MaybeTook");

    /// <summary>A complete file: entities, sources and the request.</summary>
    public static readonly string All = $$"""
        using System;
        using FeatureDsl;
        namespace Program;

        public enum Mood { Calm = 0, Merry = 1, Cross = -7 }

        /// <summary>A record with what it always has and what it may lack.</summary>
        public sealed record Spot { public required double X { get; init; } public string? Town { get; init; } [Scale(2)] public decimal? Toll { get; init; } public FeatureList<long> Floors { get; init; } }

        /// <summary>A record that is a value.</summary>
        public readonly record struct Nights(long First, long? Last);

        /// <summary>A record of records.</summary>
        public sealed record Stay(string Room, Nights Nights) { public Nights? More { get; init; } public required FeatureList<string> Guests { get; init; } public FeatureMap<string, long> Bill { get; init; } }

        [Entity] public readonly record struct User([property: Key] long UserId);
        [Entity] public readonly record struct Pair([property: Key] string Left, [property: Key] int Right);

        /// <summary>Known when it happens; a user may be missing.</summary>
        [EventSource("acts")]
        public sealed partial record Act
        {
            [EventId] public required long Id { get; init; }
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [AsOfJoin<Pair>] public Profile? Shop { get; init; }
            [AsOfJoin<User>] public Badge? Held { get; init; }
        {{Columns}}
        }

        /// <summary>Known later than it happens, repeated under one id.</summary>
        [EventSource("lates", Horizon = "30m")]
        public sealed partial record Late
        {
            [EventId] public required string Id { get; init; }
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            [AsOfJoin<Pair>] public Grade? Shop { get; init; }
            [AsOfJoin<User>] public Profile? Held { get; init; }
        {{HalfColumns}}
        }

        /// <summary>Without an id, seen a while after it is known.</summary>
        [EventSource("plains", Delay = "10m")]
        public sealed partial record Plain
        {
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [AsOfJoin<Pair>] public Badge? Shop { get; init; }
            [AsOfJoin<User>] public Grade? Held { get; init; }
        {{ByteColumns}}
        }

        /// <summary>Holds from the instant it is known.</summary>
        [SnapshotSource("profiles")]
        public sealed partial record Profile
        {
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
        {{ByteColumns}}
        }

        /// <summary>Known after it holds.</summary>
        [SnapshotSource("grades", Delay = "5m")]
        public sealed partial record Grade
        {
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
        {{HalfColumns}}
        }

        /// <summary>Corrected and taken back; some columns are known later than their row.</summary>
        [EventSource("fixes", Delay = "2m")]
        public sealed partial record Fix
        {
            [EventId] public required string Id { get; init; }
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            [Deleted] public required bool Gone { get; init; }
            [AsOfJoin<Pair>] public Profile? Shop { get; init; }
            [AsOfJoin<User>] public Grade? Held { get; init; }
        {{FixColumns}}
        }

        /// <summary>Corrected by records that happen later; some columns are known later than their row.</summary>
        [EventSource("marks", Corrections = true)]
        public sealed partial record Mark
        {
            [EventId] public required Guid Id { get; init; }
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [AsOfJoin<Pair>] public Grade? Shop { get; init; }
            [AsOfJoin<User>] public Badge? Held { get; init; }
        {{MarkColumns}}
        }

        /// <summary>Holds until it is taken back.</summary>
        [SnapshotSource("badges")]
        public sealed partial record Badge
        {
            [Key<User>] public long? UserId { get; init; }
            [Key<Pair>(Part = "Left")] public required string PairLeft { get; init; }
            [Key<Pair>(Part = "Right")] public required int PairRight { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            [KnownAt] public required DateTime Known { get; init; }
            [Deleted] public required bool Gone { get; init; }
        {{Columns}}
        }

        [RequestSource]
        public sealed partial record Ask
        {
            public required double Rate { get; init; }
            public long? Limit { get; init; }
            public required string Word { get; init; }
            public required bool Urgent { get; init; }
            public required DateOnly Until { get; init; }
            public TimeSpan? Patience { get; init; }
            [Dimension(3)] public FeatureVector? Aim { get; init; }
            public required Nights Free { get; init; }
            public Stay? Booked { get; init; }
            public required FeatureList<string> Tags { get; init; }
            public required FeatureMap<string, long> Basket { get; init; }
        }

        """;

    // The same columns, some of them known only from MaybeT on.
    private static string Late(params string[] columns) =>
        columns.Aggregate(Columns, (text, column) => text.Replace($"public {column} ", $"[KnownAt(nameof(MaybeT))] public {column} ", StringComparison.Ordinal));

    private static string Stored(string storage) => Columns.Replace("[Dimension(3)]", $"[Dimension(3, Storage = VectorStorage.{storage})]", StringComparison.Ordinal);
}
