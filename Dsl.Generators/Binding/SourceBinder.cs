using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Reads an event, snapshot or request source off its record.</summary>
internal static class SourceBinder
{
    private const long OneHour = 3_600_000_000;

    /// <summary>Whether a class is a source.</summary>
    public static bool IsSource(INamedTypeSymbol type) => KindOf(type) is not null;

    /// <summary>The table of an event or snapshot source; empty for anything else.</summary>
    public static string TableOf(INamedTypeSymbol type) => KindOf(type) is (not SourceKind.Request, var attribute) ? attribute.Positional() : "";

    public static SourceModel? Bind(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        if (KindOf(type) is not var (kind, attribute))
        {
            return null;
        }

        if (!HasShape(type, kind, attribute, findings))
        {
            return null;
        }

        var before = findings.Errors;
        var (columns, records) = SourceColumns.Of(type, findings);

        var time = kind switch
        {
            SourceKind.Event => Instant(type, Names.EventTime, "event time", "[EventTime]", required: true, findings),
            SourceKind.Snapshot => ValidFrom(type, findings),
            _ => null,
        };
        var known = kind == SourceKind.Request ? null : Instant(type, Names.KnownAt, "known time", "[KnownAt]", required: false, findings);
        var id = One(type, Names.EventId, "event id", findings);
        if (columns.FirstOrDefault(c => c.Property == id) is { Type: { CanBeElement: false } many })
        {
            findings.Add(
                Rules.KeyOrTime, type.ColumnProperties().First(p => p.Name == id).Place(),
                $"'{id}' is a {many.Display}, and an event id is one number, text or identifier; keep it in a column of its own");
        }

        var deleted = Versions.DeletedOf(type, kind, findings);
        var hasVersions = Versions.AreKept(type, kind, attribute, deleted, id, findings);
        var keys = kind == SourceKind.Request ? [] : KeysOf(type, findings).ToList();
        if (kind != SourceKind.Request && keys.Count == 0)
        {
            findings.Add(Rules.KeyOrTime, type.Place(), $"'{type.Name}' has no key; mark the columns that hold an entity's key with [Key<TEntity>]");
        }

        if (kind == SourceKind.Request && columns.FirstOrDefault(c => c.Storage != VectorStorage.Single) is { } stored)
        {
            findings.Add(
                Rules.NoDimension, type.ColumnProperties().First(p => p.Name == stored.Property.Split('?', '.')[0]).Place(),
                $"'{stored.Path}' comes with a request, which no table stores; leave 'Storage = ...' out");
        }

        var joins = SourceJoins.Of(type, kind, columns, findings, cancellation);

        // What has no name yet is no column, and nobody's fault.
        IEnumerable<string?> needed = [time, known, id, deleted, .. keys.SelectMany(k => k.Columns)];
        var isWhole = needed.All(n => n is null || columns.Any(c => c.Property == n));
        return findings.Errors > before || (kind != SourceKind.Request && time is null) || !isWhole ? null : new SourceModel(
            type.FullName(), type.NamespaceName(), type.Name, type.Summary(cancellation), kind, attribute.Positional(), columns.ToEquatable(),
            time ?? "", known, Duration(attribute, "Delay", 0, type, findings), kind == SourceKind.Event ? id : null,
            kind == SourceKind.Event && id is not null ? Duration(attribute, "Horizon", OneHour, type, findings) : 0, keys.ToEquatable())
        {
            HasVersions = hasVersions,
            Retention = Duration(attribute, "Retention", -1, type, findings) is >= 0 and var kept ? kept : null,
            Deleted = deleted,
            Joins = joins,
            Records = records,
        };
    }

    /// <summary>The columns that hold the key of an entity, in its order; reports an ambiguous or incomplete choice at <paramref name="place"/>.</summary>
    public static EquatableArray<string>? KeyColumns(
        INamedTypeSymbol source, INamedTypeSymbol entity, IReadOnlyList<string>? chosen, Location place, Findings findings)
    {
        if (EntityBinder.Bind(entity, new Findings(), default) is not { } model)
        {
            return null; // Reported at the entity.
        }

        var marked = Marked(source, entity, model).ToList();
        if (chosen is not null && chosen.Count != model.Keys.Count)
        {
            findings.Add(Rules.KeyOrTime, place, $"[On] names {chosen.Count} columns, but the key of '{entity.Name}' has {model.Keys.Count}: {string.Join(", ", model.Keys.Select(k => k.Name))}");
            return null;
        }

        var columns = new List<string>();
        for (var i = 0; i < model.Keys.Count; i++)
        {
            var part = model.Keys[i].Name;
            var candidates = marked.Where(m => m.Part == part && (chosen is null || (i < chosen.Count && chosen[i] == m.Property.Name))).ToList();
            if (candidates.Count != 1)
            {
                findings.Add(Rules.KeyOrTime, place, candidates.Count == 0
                    ? $"'{source.Name}' has no column for '{entity.Name}.{part}'{(chosen is null ? "" : " among those named")}; mark one with [Key<{entity.Name}>]"
                    : $"'{source.Name}' holds '{entity.Name}.{part}' in {string.Join(" and ", candidates.Select(c => $"'{c.Property.Name}'"))}; choose with [On(nameof(...))]");
                return null;
            }

            columns.Add(candidates[0].Property.Name);
        }

        return columns.ToEquatable();
    }

    private static IEnumerable<(string Part, IPropertySymbol Property)> Marked(INamedTypeSymbol source, INamedTypeSymbol entity, EntityModel model) =>
        from property in source.ColumnProperties()
        from attribute in property.GetAttributes()
        where attribute.AttributeClass is { IsGenericType: true } a && a.PlainName() == Names.Key
            && SymbolEqualityComparer.Default.Equals(a.TypeArguments[0], entity)
        let part = attribute.Named<string>("Part") ?? (model.Keys.Count == 1 ? model.Keys[0].Name : property.Name)
        select (part, property);

    private static IEnumerable<EntityKeyModel> KeysOf(INamedTypeSymbol type, Findings findings)
    {
        var marks = type.ColumnProperties().SelectMany(p => p.GetAttributes().Select(a => (p, a)))
            .Where(m => m.a.AttributeClass is { IsGenericType: true } c && c.PlainName() == Names.Key);
        foreach (var group in marks.GroupBy(m => m.a.AttributeClass!.TypeArguments[0], SymbolEqualityComparer.Default))
        {
            if (group.Key is ITypeSymbol { TypeKind: TypeKind.Error })
            {
                continue; // The C# compiler reports it.
            }

            if (group.Key is not INamedTypeSymbol entity || !entity.Has(Names.Entity))
            {
                findings.Add(Rules.KeyOrTime, group.First().p.Place(), $"'{group.Key?.Name}' is not an entity; mark it with [Entity]");
                continue;
            }

            if (EntityBinder.Bind(entity, new Findings(), default) is not { } model)
            {
                continue;
            }

            var parts = group.Select(m => (m.p, Part: m.a.Named<string>("Part") ?? (model.Keys.Count == 1 ? model.Keys[0].Name : m.p.Name))).ToList();
            foreach (var (property, part) in parts)
            {
                var expected = model.Keys.FirstOrDefault(k => k.Name == part)?.Type;
                if (expected is null || TypeBinder.Of(property.Type)?.Present != expected)
                {
                    findings.Add(Rules.KeyOrTime, property.Place(), expected is null
                        ? $"'{entity.Name}' has no key part '{part}'; name one with [Key<{entity.Name}>(Part = ...)]"
                        : $"'{property.Name}' holds '{entity.Name}.{part}', which is a {expected.Display}; give it that type");
                }
            }

            // A source may hold an entity more than once (origin and destination): then views choose with [On].
            var first = model.Keys.Select(k => parts.FirstOrDefault(p => p.Part == k.Name).p?.Name).ToList();
            if (first.Any(name => name is null))
            {
                findings.Add(Rules.KeyOrTime, group.First().p.Place(), $"'{type.Name}' holds only a part of the key of '{entity.Name}'");
                continue;
            }

            yield return new EntityKeyModel(entity.FullName(), first.Select(name => name!).ToEquatable());
        }
    }

    private static (SourceKind Kind, AttributeData Attribute)? KindOf(INamedTypeSymbol type) =>
        type.Attribute(Names.EventSource) is { } e ? (SourceKind.Event, e)
        : type.Attribute(Names.SnapshotSource) is { } s ? (SourceKind.Snapshot, s)
        : type.Attribute(Names.RequestSource) is { } r ? (SourceKind.Request, r)
        : null;

    private static bool HasShape(INamedTypeSymbol type, SourceKind kind, AttributeData attribute, Findings findings)
    {
        var kinds = type.Attributes(Names.EventSource).Concat(type.Attributes(Names.SnapshotSource)).Concat(type.Attributes(Names.RequestSource)).ToList();
        if (kinds.Count > 1)
        {
            findings.Add(Rules.Shape, kinds[1].Place(type), $"'{type.Name}' is marked as a source twice; events, snapshots and requests are records of their own");
            return false;
        }

        if (kind != SourceKind.Request && string.IsNullOrWhiteSpace(attribute.Positional()))
        {
            findings.Add(Rules.Shape, attribute.Place(type), $"'{type.Name}' has no table; name the one in ClickHouse that holds its rows");
            return false;
        }

        return Shapes.IsSourceRecord(type, partial: kind != SourceKind.Request, findings);
    }

    private static string? ValidFrom(INamedTypeSymbol type, Findings findings)
    {
        if (!type.ColumnProperties().Any(p => p.Has(Names.ValidFrom)))
        {
            findings.Add(Rules.NoValidFrom, type.Place(), type.Name);
            return null;
        }

        return Instant(type, Names.ValidFrom, "valid-from", "[ValidFrom]", required: true, findings);
    }

    private static string? Instant(INamedTypeSymbol type, string attribute, string what, string mark, bool required, Findings findings)
    {
        var name = One(type, attribute, what, findings);
        if (name is null)
        {
            if (required && !type.ColumnProperties().Any(p => IsRowMark(p, attribute)))
            {
                findings.Add(Rules.KeyOrTime, type.Place(), $"'{type.Name}' has no {what}; mark one DateTime property with {mark}");
            }

            return null;
        }

        var property = type.ColumnProperties().First(p => p.Name == name);
        if (TypeBinder.Of(property.Type) is { } found && found != DataType.DateTime)
        {
            findings.Add(Rules.NotUtc, property.Place(), name, $"a {found.Display}, and a {what} is a DateTime that is never missing");
        }

        return name;
    }

    private static string? One(INamedTypeSymbol type, string attribute, string what, Findings findings)
    {
        var marked = type.ColumnProperties().Where(p => IsRowMark(p, attribute)).ToList();
        foreach (var second in marked.Skip(1))
        {
            findings.Add(Rules.KeyOrTime, second.Place(), $"'{type.Name}' already has the {what} '{marked[0].Name}'; a source has one");
        }

        return marked.Count == 1 ? marked[0].Name : null;
    }

    // [KnownAt(nameof(X))] speaks of one column; [KnownAt] of the row.
    private static bool IsRowMark(IPropertySymbol property, string attribute) =>
        property.Attribute(attribute) is { } mark && (attribute != Names.KnownAt || mark.Positional().Length == 0);

    private static long Duration(AttributeData attribute, string name, long otherwise, ISymbol type, Findings findings)
    {
        if (attribute.Named<string>(name) is not { } text)
        {
            return otherwise;
        }

        if (Durations.Parse(text) is { } micros)
        {
            return micros;
        }

        findings.Add(Rules.Shape, attribute.Place(type), $"'{text}' is no duration; write e.g. 90s, 15m, 1h or 7d");
        return otherwise;
    }
}
