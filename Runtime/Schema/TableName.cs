using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>The name of a table, with its database where one is given: <c>trips</c> or <c>shop.trips</c>.</summary>
/// <param name="Database">The database, or empty for the one that the connection is in.</param>
/// <param name="Name">The table.</param>
internal sealed record TableName(string Database, string Name)
{
    /// <summary>What restricts a system table to this table, given <see cref="Parameters"/>.</summary>
    public const string DatabaseFilter = "database = if({database:String} = '', currentDatabase(), {database:String})";

    /// <summary>As the engine's insert takes it.</summary>
    public string Text => Database.Length == 0 ? Name : $"{Database}.{Name}";

    /// <summary>As it stands in statements.</summary>
    public string Sql => Database.Length == 0 ? SqlText.Identifier(Name) : $"{SqlText.Identifier(Database)}.{SqlText.Identifier(Name)}";

    /// <summary>The parameters <c>database</c> and <c>table</c>.</summary>
    public Dictionary<string, object> Parameters => new() { ["database"] = Database, ["table"] = Name };

    public static TableName Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new("", text) : new(text[..dot], text[(dot + 1)..]);
    }
}
