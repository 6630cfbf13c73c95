using System.Text;

namespace FeatureDsl.Compiler.Binding;

/// <summary>The metadata names of the language, and how C# names become column names.</summary>
internal static class Names
{
    public const string
        Entity = "FeatureDsl.EntityAttribute",
        Key = "FeatureDsl.KeyAttribute",
        EventSource = "FeatureDsl.EventSourceAttribute",
        SnapshotSource = "FeatureDsl.SnapshotSourceAttribute",
        RequestSource = "FeatureDsl.RequestSourceAttribute",
        FeatureView = "FeatureDsl.FeatureViewAttribute",
        FeatureViewOf = "FeatureDsl.FeatureViewAttribute`1",
        FeatureService = "FeatureDsl.FeatureServiceAttribute",
        Feature = "FeatureDsl.FeatureAttribute",
        EventTime = "FeatureDsl.EventTimeAttribute",
        KnownAt = "FeatureDsl.KnownAtAttribute",
        ValidFrom = "FeatureDsl.ValidFromAttribute",
        EventId = "FeatureDsl.EventIdAttribute",
        Deleted = "FeatureDsl.DeletedAttribute",
        Label = "FeatureDsl.LabelAttribute",
        Personal = "FeatureDsl.PersonalAttribute",
        Obsolete = "System.ObsoleteAttribute",
        Scale = "FeatureDsl.ScaleAttribute",
        Dimension = "FeatureDsl.DimensionAttribute",
        Column = "FeatureDsl.ColumnAttribute",
        AsOfJoin = "FeatureDsl.AsOfJoinAttribute",
        On = "FeatureDsl.OnAttribute",
        TrainingSet = "FeatureDsl.TrainingSetAttribute",
        AsOf = "FeatureDsl.AsOfAttribute",
        Where = "FeatureDsl.WhereAttribute",
        Request = "FeatureDsl.RequestAttribute",
        Carried = "FeatureDsl.CarriedAttribute",
        Of = "FeatureDsl.OfAttribute";

    /// <summary><c>RequestedAt</c> becomes <c>requested_at</c>, <c>Trips7d</c> becomes <c>trips7d</c>, <c>DriverID</c> becomes <c>driver_id</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
