namespace FeatureDsl.Ir;

/// <summary>One part of an entity's key.</summary>
/// <param name="Name">The C# property of the entity.</param>
/// <param name="Column">Its column in spines and key tables (snake case).</param>
/// <param name="Type">Int32, Int64, String or Guid; never missing.</param>
public sealed record KeyPart(string Name, string Column, DataType Type);

/// <summary>An entity: what a feature is about.</summary>
/// <param name="FullName">Fully qualified with <c>global::</c>.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Summary">Its description.</param>
/// <param name="Keys">The parts of its key, in declared order.</param>
public sealed record EntityModel(string FullName, string Name, string Summary, EquatableArray<KeyPart> Keys);

/// <summary>What rows of a source are.</summary>
public enum SourceKind
{
    /// <summary>Something happened at an event time.</summary>
    Event,

    /// <summary>Something holds from an instant until the next row of the same entity.</summary>
    Snapshot,

    /// <summary>The caller brings it with the request.</summary>
    Request,
}

/// <summary>A column of a source.</summary>
/// <param name="Property">The C# property, or the path of a member of a record: <c>Pickup.City</c>, <c>Dropoff?.City</c> where the record can be missing.</param>
/// <param name="Name">The ClickHouse column.</param>
/// <param name="Type">Its type; of a member able to be missing where its record is.</param>
/// <param name="IsLabel">Whether it is a label, never a feature.</param>
public sealed record ColumnModel(string Property, string Name, DataType Type, bool IsLabel)
{
    /// <summary>Whether a member is never missing where its record is there, which can be missing.</summary>
    public bool IsAlways { get; init; }

    /// <summary>The other columns without which it is missing: what the records around it, where they can be missing, always have.</summary>
    public EquatableArray<string> PresentWith { get; init; }

    /// <summary>The type in which the C# property declares it.</summary>
    public DataType Declared => IsAlways ? Type.Present : Type;

    /// <summary>The property as people are shown it.</summary>
    public string Path => Property.Replace("?", "");

    /// <summary>Whether it is a member of a record.</summary>
    public bool IsMember => Property.IndexOf('.') >= 0;

    /// <summary>The property that holds the instant from which on the column is known; <see langword="null"/> where it is known with its row. The instant itself is known then, too.</summary>
    public string? KnownAt { get; init; }

    /// <summary>Whether it is about a person.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>How a vector is stored.</summary>
    public VectorStorage Storage { get; init; }

    /// <summary>The ClickHouse type of the column.</summary>
    public string ClickHouse => Storage switch
    {
        VectorStorage.Half => "Array(UInt16)",
        VectorStorage.Int8 => "Array(Int8)",
        _ => Type.ClickHouse,
    };

    /// <summary>The type as people are shown it, e.g. <c>vector(768, half)?</c>.</summary>
    public string Display => Storage == VectorStorage.Single ? Type.Display : $"vector({Type.Dimension}, {Storage.ToString().ToLowerInvariant()}){(Type.Nullable ? "?" : "")}";
}

/// <summary>A property whose value is a record: its members are columns, or features, of their own. A record that can be missing is so where a member is that it always has.</summary>
/// <param name="Property">The C# property, or its path where it is a member itself.</param>
/// <param name="FullName">Its C# type, fully qualified with <c>global::</c>.</param>
/// <param name="Nullable">Whether it can be missing.</param>
/// <param name="Parameters">The members that its constructor takes, in order; the others are set.</param>
public sealed record RecordModel(string Property, string FullName, bool Nullable, EquatableArray<string> Parameters)
{
    /// <summary>The path of a member: C# text that is missing where the record is.</summary>
    public string Member(string name) => Property + (Nullable ? "?." : ".") + name;

    /// <summary>Whether a path is that of a member, or of a member of one.</summary>
    public bool Holds(string path) => path.StartsWith(Member(""), StringComparison.Ordinal);

    /// <summary>Whether a member tells if the record is missing: it always has that.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="isAlways">Whether it is never missing where the record that it lies in is there.</param>
    public bool IsToldBy(string path, bool isAlways) => Nullable && isAlways && Holds(path) && path.IndexOf('?', Member("").Length) < 0;
}

/// <summary>How rows of a source are found for an entity.</summary>
/// <param name="Entity">The full name of the entity.</param>
/// <param name="Columns">The properties of the source that hold the parts of its key, in the entity's order.</param>
public sealed record EntityKeyModel(string Entity, EquatableArray<string> Columns);

/// <summary>A snapshot row that events bring along: the one that held, and was known, at the event's time.</summary>
/// <param name="Property">The property of the event.</param>
/// <param name="Source">The snapshot source.</param>
/// <param name="Entity">The entity that both hold.</param>
/// <param name="KeyColumns">The properties of the event that hold its key, in the entity's order.</param>
/// <param name="SourceKeys">The properties of the snapshot source that hold it.</param>
public sealed record JoinModel(string Property, SourceModel Source, EntityModel Entity, EquatableArray<string> KeyColumns, EquatableArray<string> SourceKeys)
{
    /// <summary>How expressions name a column of the row, as if it were one of the event: <c>Listing?.Price</c>.</summary>
    public string Path(string property) => $"{Property}?.{property}";
}

/// <summary>A source of rows.</summary>
/// <param name="FullName">Fully qualified with <c>global::</c>.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Summary">Its description.</param>
/// <param name="Kind">Events, snapshots or requests.</param>
/// <param name="Table">The ClickHouse table; empty for requests.</param>
/// <param name="Columns">In declared order.</param>
/// <param name="Time">The property of the event time (or valid-from); empty for requests.</param>
/// <param name="Known">The property of the known time, or <see langword="null"/> where it is the event time.</param>
/// <param name="Delay">Microseconds after the known time until the row can be seen.</param>
/// <param name="Id">The property of the event id, or <see langword="null"/>.</param>
/// <param name="Horizon">Microseconds after the first record of an event id in which others of that id are repeats.</param>
/// <param name="Keys">How rows are found for entities.</param>
public sealed record SourceModel(
    string FullName, string Namespace, string Name, string Summary, SourceKind Kind, string Table, EquatableArray<ColumnModel> Columns,
    string Time, string? Known, long Delay, string? Id, long Horizon, EquatableArray<EntityKeyModel> Keys)
{
    /// <summary>Whether records of one event id are versions of one event, of which the last known counts; otherwise they are repeats, of which the first known counts.</summary>
    public bool HasVersions { get; init; }

    /// <summary>For how long the table keeps a row, in microseconds; <see langword="null"/> for ever.</summary>
    public long? Retention { get; init; }

    /// <summary>The property that says that a row takes something back, or <see langword="null"/> where none does.</summary>
    public string? Deleted { get; init; }

    /// <summary>For events: the snapshot rows that they bring along.</summary>
    public EquatableArray<JoinModel> Joins { get; init; }

    /// <summary>The properties whose members are columns, each before those inside it.</summary>
    public EquatableArray<RecordModel> Records { get; init; }

    /// <summary>The columns that are missing until an instant of their own, after their row is known, each with the column of that instant. Only rows that are corrected have them.</summary>
    public IReadOnlyList<(ColumnModel Column, ColumnModel Instant)> Late => !HasVersions ? [] :
    [
        .. Columns.Where(c => c.KnownAt is not null && c.KnownAt != Known && c.KnownAt != Time)
            .Select(c => (Column: c, Instant: Columns.First(i => i.Property == c.KnownAt)))
            .Where(l => l.Column.Type.Nullable && l.Instant.Type.Nullable),
    ];

    /// <summary>The column of a property, or of a joined row (<see cref="JoinModel.Path"/>): missing where there is no such row.</summary>
    public ColumnModel ColumnOf(string property) =>
        Joined(property) is var (_, column) ? column with { Property = property, Type = column.Type.OrMissing } : Columns.First(c => c.Property == property);

    /// <summary>The join that a column is of, and the column there; <see langword="null"/> for a column of the source's own.</summary>
    public (JoinModel Join, ColumnModel Column)? Joined(string property) =>
        Joins.FirstOrDefault(j => property.StartsWith(j.Path(""), StringComparison.Ordinal)) is { } join
            ? (join, join.Source.ColumnOf(property.Substring(join.Path("").Length))) : null;
}

/// <summary>What a constructor parameter of a view is.</summary>
public enum ParameterKind
{
    /// <summary>Events of a source.</summary>
    Events,

    /// <summary>The row of a snapshot source that holds.</summary>
    Latest,

    /// <summary>Another view.</summary>
    View,

    /// <summary>A request record.</summary>
    Request,

    /// <summary>The event that a row of a training set is made of.</summary>
    Row,
}

/// <summary>A constructor parameter of a view or service.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The full name of the source or view.</param>
/// <param name="KeyColumns">For sources: the properties that hold the key of the view's entity.</param>
public sealed record ParameterModel(string Name, ParameterKind Kind, string Type, EquatableArray<string> KeyColumns)
{
    /// <summary>Whose events they are, where that is not the view's entity.</summary>
    public string? Entity { get; init; }

    /// <summary>For views that are looked up: the features that hold the key of its entity, in the entity's order. None for a view of an entity that is asked about.</summary>
    public EquatableArray<FeatureValue> Found { get; init; }

    /// <summary>For views: the name that a target knows it by. A view that is looked up is another one than the same class for the entity that is asked about.</summary>
    public string View => Type + LookupModel.Mark(Found);
}

/// <summary>An entity that is found instead of asked for: features hold its key.</summary>
/// <param name="Entity">The entity, under a full name of its own, with columns of their own for the parts of its key.</param>
/// <param name="Keys">The features that hold the parts of its key, in order; where one is missing there is no entity.</param>
public sealed record LookupModel(EntityModel Entity, EquatableArray<FeatureValue> Keys)
{
    /// <summary>What is put behind the full names of views and entities that are found by these features; nothing where there are none.</summary>
    public static string Mark(EquatableArray<FeatureValue> keys) =>
        keys.Count == 0 ? "" : "@" + string.Join(",", keys.Select(k => $"{k.View}.{k.Feature}"));
}

/// <summary>A feature.</summary>
/// <param name="Name">Its property; the member of a record is a feature of its own, <c>Place_City</c>.</param>
/// <param name="Summary">Its description.</param>
/// <param name="Type">Its type.</param>
/// <param name="Body">Its bound body.</param>
/// <param name="Default">What stands for a missing value in rows, or <see langword="null"/> for nothing.</param>
/// <param name="Source">The C# text of its body, for people.</param>
public sealed record FeatureModel(string Name, string Summary, DataType Type, Expr Body, Constant? Default, string Source)
{
    /// <summary>Whether it is a member of a record.</summary>
    public bool IsMember => Property != Name;

    /// <summary>The C# property, or the path of the member of a record.</summary>
    public string Property { get; init; } = Name;

    /// <summary>Whether a member is never missing where its record is there, which can be missing.</summary>
    public bool IsAlways { get; init; }

    /// <summary>Whether it may be computed from columns that are about a person.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>What to use instead of it, or a like word, where it is deprecated; <see langword="null"/> where it is not.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The type in which the C# property declares it.</summary>
    public DataType Declared => IsAlways ? Type.Present : Type;
}

/// <summary>A feature view.</summary>
/// <param name="FullName">Fully qualified with <c>global::</c>.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Summary">Its description.</param>
/// <param name="Version">Its version.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Tags">Free words.</param>
/// <param name="Freshness">How old its newest event may be, as written; empty for unstated.</param>
/// <param name="Entity">The full name of its entity, or <see langword="null"/> for a view computed from others and the request.</param>
/// <param name="Parameters">Its sources, in declared order.</param>
/// <param name="Features">In declared order.</param>
public sealed record ViewModel(
    string FullName, string Namespace, string Name, string Summary, int Version, string Owner, EquatableArray<string> Tags, string Freshness,
    string? Entity, EquatableArray<ParameterModel> Parameters, EquatableArray<FeatureModel> Features)
{
    /// <summary>The features that hold the key of its entity where it is looked up; none otherwise.</summary>
    public EquatableArray<FeatureValue> Found { get; init; }

    /// <summary>The properties whose members are features, each before those inside it.</summary>
    public EquatableArray<RecordModel> Records { get; init; }

    /// <summary>Its class, fully qualified: the full name without what tells a view that is looked up from others of its class.</summary>
    public string Class => Found.Count == 0 ? FullName : FullName.Substring(0, FullName.IndexOf('@'));

    /// <summary>The same view for an entity that these features hold the key of. Whatever it takes is looked up with it.</summary>
    public ViewModel LookedUpBy(EquatableArray<FeatureValue> keys) => this with
    {
        FullName = FullName + LookupModel.Mark(keys),
        Entity = Entity is null ? null : Entity + LookupModel.Mark(keys),
        Found = keys,
        Parameters = Parameters.Select(p => p.Kind == ParameterKind.View ? p with { Found = keys } : p).ToEquatable(),
        Features = Features.Select(f => f with { Body = f.Body.WithViews(view => view + LookupModel.Mark(keys)) }).ToEquatable(),
    };
}

/// <summary>A feature service: the inputs of one model, in order.</summary>
/// <param name="FullName">Fully qualified with <c>global::</c>.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ClassName">Its simple C# name.</param>
/// <param name="Name">The name models know it by.</param>
/// <param name="Summary">Its description.</param>
/// <param name="Version">Its version.</param>
/// <param name="Parameters">Its views, in declared order.</param>
public sealed record ServiceModel(
    string FullName, string Namespace, string ClassName, string Name, string Summary, int Version, EquatableArray<ParameterModel> Parameters)
{
    /// <summary>Whether other assemblies can see its class.</summary>
    public bool IsPublic { get; init; } = true;
}

/// <summary>A view or service with everything it depends on: all that lowering needs to know.</summary>
/// <param name="FullName">The class, fully qualified with <c>global::</c>.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ClassName">Its simple C# name.</param>
/// <param name="Name">The name on the command line.</param>
/// <param name="IsService">Whether it is a service; its columns then carry their view's name.</param>
/// <param name="Views">Every view needed, dependencies first, each once.</param>
/// <param name="Outputs">The full names of the views whose features are the result, in order (one for a view).</param>
/// <param name="Entities">Every entity whose key must be given, in order of first need.</param>
/// <param name="Sources">Every source needed, requests too, in order of first need.</param>
/// <param name="Requests">The full names of the request records that must be given, in order.</param>
public sealed record TargetModel(
    string FullName, string Namespace, string ClassName, string Name, bool IsService, EquatableArray<ViewModel> Views,
    EquatableArray<string> Outputs, EquatableArray<EntityModel> Entities, EquatableArray<SourceModel> Sources, EquatableArray<string> Requests)
{
    /// <summary>The description; empty for a view, which has its own.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The version of a service; a view has its own.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether other assemblies can see its class, its entities and the types of its features; its client is as visible as these.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>The entities that are found through features, in order of first need.</summary>
    public EquatableArray<LookupModel> Lookups { get; init; }

    /// <summary>An entity by full name, asked for or found.</summary>
    public EntityModel Entity(string fullName) => Entities.Concat(Lookups.Select(l => l.Entity)).First(e => e.FullName == fullName);

    /// <summary>A needed view by full name.</summary>
    public ViewModel View(string fullName) => Views.First(v => v.FullName == fullName);

    /// <summary>A needed source by full name.</summary>
    public SourceModel Source(string fullName) => Sources.First(s => s.FullName == fullName);

    /// <summary>The column name of a feature in training sets: <c>Feature</c>, or <c>View__Feature</c> in a service.</summary>
    public string OutputColumn(ViewModel view, FeatureModel feature) => IsService ? $"{view.Name}__{feature.Name}" : feature.Name;
}
