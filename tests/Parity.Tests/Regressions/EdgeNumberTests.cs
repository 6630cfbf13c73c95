using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Regressions;

/// <summary>Numbers at the edge of their type, which random histories hardly ever bring together with the operator that they trouble.</summary>
public sealed class EdgeNumberTests(Engines engines)
{
    private const string Program = """
        using System;
        using FeatureDsl;
        namespace Program;

        [Entity] public readonly record struct User([property: Key] long UserId);

        [SnapshotSource("numbers")]
        public sealed partial record Numbers
        {
            [Key<User>] public required long UserId { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            public required double D { get; init; }
            public required float F { get; init; }
            public required int I { get; init; }
            public required long N { get; init; }
        }

        /// <summary>Of a user.</summary>
        [FeatureView<User>] public sealed partial class Edges(Latest<Numbers> numbers)
        {
            /// <summary>Cast.</summary>
            [Feature] public int? ToInt => (int?)numbers.Value?.D;
            /// <summary>Cast.</summary>
            [Feature] public long? ToLong => (long?)numbers.Value?.D;
            /// <summary>Cast.</summary>
            [Feature] public int? FloatToInt => (int?)numbers.Value?.F;
            /// <summary>Size.</summary>
            [Feature] public int? Size => Maths.Abs(numbers.Value?.I);
            /// <summary>Size.</summary>
            [Feature] public long? LongSize => Maths.Abs(numbers.Value?.N);
        }
        """;

    [Fact]
    public async Task Casts_saturate_and_sizes_of_the_least_integers_wrap()
    {
        var c = new NamedCase
        {
            Program = Program,
            Target = "Edges",
            Questions = ["user_id,as_of", .. Enumerable.Range(1, 6).Select(i => $"{i},2024-05-01T10:00:00Z")],
        };
        c.Rows["numbers"] =
        [
            "user_id,since,d,f,i,n",
            "1,2024-05-01T09:00:00Z,NaN,NaN,-2147483648,-9223372036854775808",
            "2,2024-05-01T09:00:00Z,inf,inf,2147483647,9223372036854775807",
            "3,2024-05-01T09:00:00Z,-inf,-inf,-2147483647,-9223372036854775807",
            "4,2024-05-01T09:00:00Z,-0.9,-0.9,0,0",
            "5,2024-05-01T09:00:00Z,9223372036854775808,2147483648,-1,-1",
            "6,2024-05-01T09:00:00Z,-2147483648.9,-2147483904,-7,-7",
        ];
        c.Expected["ToInt"] = ["0", "2147483647", "-2147483648", "0", "2147483647", "-2147483648"];
        c.Expected["ToLong"] = ["0", "9223372036854775807", "-9223372036854775808", "0", "9223372036854775807", "-2147483648"];
        c.Expected["FloatToInt"] = ["0", "2147483647", "-2147483648", "0", "2147483647", "-2147483648"];
        c.Expected["Size"] = ["error", "2147483647", "2147483647", "0", "1", "7"];
        c.Expected["LongSize"] = ["error", "9223372036854775807", "9223372036854775807", "0", "1", "7"];
        await c.HoldsAsync(engines);
    }
}
