using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeatureDsl.Conformance;

/// <summary>What a case asks for, as its <c>spec.json</c> says it; README.md explains every word.</summary>
/// <param name="Case">The name of the case.</param>
/// <param name="Says">What it shows.</param>
/// <param name="Contract">The paragraph of docs/contract.md that it holds.</param>
/// <param name="Entity">The key columns with their types.</param>
/// <param name="Sources">The tables.</param>
/// <param name="Features">What is to be computed.</param>
public sealed record Specification(
    string Case, string Says, string Contract, IReadOnlyDictionary<string, string> Entity,
    IReadOnlyDictionary<string, SourceSpec> Sources, IReadOnlyList<FeatureSpec> Features)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Features of other entities, by the name of each set.</summary>
    public IReadOnlyDictionary<string, ViewSpec> Views { get; init; } = new Dictionary<string, ViewSpec>();

    /// <summary>The entities whose keys the features of the case hold, by the name that features know them by.</summary>
    public IReadOnlyDictionary<string, LookUpSpec> LookUps { get; init; } = new Dictionary<string, LookUpSpec>();

    /// <summary>Reads a <c>spec.json</c>.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static Specification Read(string path) => JsonSerializer.Deserialize<Specification>(File.ReadAllText(path), Json)!;
}

/// <summary>A table.</summary>
/// <param name="Kind"><c>event</c> or <c>snapshot</c>.</param>
/// <param name="Time">The column of the event time or valid-from.</param>
/// <param name="Columns">The columns with their types.</param>
public sealed record SourceSpec(string Kind, string Time, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>The columns that hold the key; none where the rows are only of entities that are looked up.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>
    /// For each set of features of another entity that sees these rows the columns that hold its key, in the order of that entity.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The column of the event id.</summary>
    public string? Id { get; init; }

    /// <summary>The column of the known time; the time where there is none.</summary>
    public string? Known { get; init; }

    /// <summary>What is added to every known time.</summary>
    public string? Delay { get; init; }

    /// <summary>For how long an event id that comes again is a repeat.</summary>
    public string? Horizon { get; init; }

    /// <summary>Whether a later row of an id corrects the earlier ones.</summary>
    public bool Corrections { get; init; }

    /// <summary>The column that says that a row takes back what it is about.</summary>
    public string? Deleted { get; init; }

    /// <summary>The key columns with their types where the rows are of another entity than that of the case.</summary>
    public IReadOnlyDictionary<string, string>? Entity { get; init; }

    /// <summary>The columns that are known later than their row, each with the column of the instant.</summary>
    public IReadOnlyDictionary<string, string> Later { get; init; } = new Dictionary<string, string>();

    /// <summary>The rows of snapshot sources that each event brings along, by the name that features know them by.</summary>
    public IReadOnlyDictionary<string, JoinSpec> Joins { get; init; } = new Dictionary<string, JoinSpec>();
}

/// <summary>The row of a snapshot source that held, and was known, at the event's time.</summary>
/// <param name="Source">The snapshot source.</param>
/// <param name="By">The columns of the event that hold its key, in the order of its own.</param>
public sealed record JoinSpec(string Source, IReadOnlyList<string> By);

/// <summary>Features of another entity than that of the case.</summary>
/// <param name="Entity">Its key columns with their types.</param>
/// <param name="Features">What is to be computed of it.</param>
public sealed record ViewSpec(IReadOnlyDictionary<string, string> Entity, IReadOnlyList<FeatureSpec> Features);

/// <summary>The entity whose key features of the case hold at the instant.</summary>
/// <param name="View">Which features of it.</param>
/// <param name="By">The features that hold its key, in the order of the entity.</param>
public sealed record LookUpSpec(string View, IReadOnlyList<string> By);

/// <summary>
/// A feature: an aggregate of events, a column of a snapshot, a feature of an entity that is looked up, or two features compared or
/// divided.
/// </summary>
/// <param name="Name">Its column.</param>
/// <param name="Type">Its type.</param>
public sealed record FeatureSpec(string Name, string Type)
{
    /// <summary>The event source of an aggregate.</summary>
    public string? Of { get; init; }

    /// <summary>Which events it sees.</summary>
    public WindowSpec? Window { get; init; }

    /// <summary>Which of them pass.</summary>
    public ConditionSpec? Where { get; init; }

    /// <summary>The aggregate.</summary>
    public string? Aggregate { get; init; }

    /// <summary>
    /// The column that is aggregated, or taken from the snapshot; with the name of a join and a point before it a column of the joined
    /// row. Of what is looked up, the feature.
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// What is computed of the list that the column holds: <c>count</c>, <c>sum</c>, <c>average</c>, <c>min</c> or <c>max</c> of its
    /// elements; of one event missing where it fails.
    /// </summary>
    public string? Fold { get; init; }

    /// <summary>The place in the list, from 0, or the key in the map that the column holds, as JSON.</summary>
    public string? At { get; init; }

    /// <summary>The half-life of an aggregate that fades.</summary>
    public string? HalfLife { get; init; }

    /// <summary>The column of the key, for an aggregate of each key.</summary>
    public string? By { get; init; }

    /// <summary>The snapshot source.</summary>
    public string? Latest { get; init; }

    /// <summary>What is looked up.</summary>
    public string? LookUp { get; init; }

    /// <summary>How old a row of the snapshot may be.</summary>
    public string? MaxAge { get; init; }

    /// <summary>The integer quotient of two features.</summary>
    public IReadOnlyList<string>? Divide { get; init; }

    /// <summary>Whether two features are equal.</summary>
    public IReadOnlyList<string>? Equal { get; init; }

    /// <summary>Whether the first feature is less than the second.</summary>
    public IReadOnlyList<string>? Less { get; init; }
}

/// <summary>Which events an aggregate sees.</summary>
/// <param name="Last">The length of the window.</param>
/// <param name="Hop">The step of its old edge.</param>
/// <param name="Tumbling">The size of a tumbling window.</param>
/// <param name="Newest">Only the newest so many.</param>
/// <param name="All">Every event there has been.</param>
/// <param name="Session">After so long without an event a session is over.</param>
/// <param name="Longest">How long before the instant events of a session still count.</param>
public sealed record WindowSpec(
    string? Last = null, string? Hop = null, string? Tumbling = null, int? Newest = null, bool All = false, string? Session = null, string? Longest = null);

/// <summary>Which events pass.</summary>
/// <param name="Column">The column that decides.</param>
/// <param name="EqualTo">Text that it must be.</param>
/// <param name="Above">A whole number that it must be above.</param>
/// <param name="Holds">Text that must be among the elements of the list.</param>
public sealed record ConditionSpec(string Column, [property: JsonPropertyName("equals")] string? EqualTo = null, long? Above = null, string? Holds = null);
