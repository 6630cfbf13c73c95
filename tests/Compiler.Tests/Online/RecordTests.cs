using System.Buffers;
using FeatureDsl.Descriptors;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>Records in generated code: rows that are read and stored, features that are made of members, the row that has the record again.</summary>
public sealed class RecordTests
{
    private const string Source = """
        namespace Trips;

        /// <summary>A driver.</summary>
        [Entity] public readonly record struct Driver([property: Key] long DriverId);

        /// <summary>A place.</summary>
        public sealed record Place
        {
            /// <summary>Degrees.</summary>
            public required double Latitude { get; init; }
            /// <summary>The city.</summary>
            public string? City { get; init; }
        }

        /// <summary>Seats.</summary>
        public readonly record struct Seats(int Taken, int? Free);

        /// <summary>A car.</summary>
        public sealed record Car(string Plate, Seats Seats) { public Place? Parked { get; init; } }

        /// <summary>A trip.</summary>
        [EventSource("trips", Corrections = true)]
        public sealed partial record Trip
        {
            [EventId] public required long Id { get; init; }
            [Key<Driver>] public required long DriverId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            public required Place From { get; init; }
            public Place? To { get; init; }
            public Car? Car { get; init; }
        }

        /// <summary>A profile.</summary>
        [SnapshotSource("profiles")]
        public sealed partial record Profile
        {
            [Key<Driver>] public required long DriverId { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            public Car? Car { get; init; }
        }

        /// <summary>Rides.</summary>
        [FeatureView<Driver>(Owner = "o")]
        public sealed partial class Rides(Events<Trip> trips, Latest<Profile> profile)
        {
            /// <summary>Where the last trip ended.</summary>
            [Feature] public Place? LastTo => trips.Last(7.Days).Last(t => t.To);
            /// <summary>The car.</summary>
            [Feature] public Car? Car => profile.Value?.Car ?? trips.All().Last(t => t.Car);
            /// <summary>Made.</summary>
            [Feature] public Seats Made => new Seats((int)trips.All().Count(), (int)(1000 / trips.Last(1.Days).Count()));
        }
        """;

    private static readonly FeatureProject Project = GeneratedProject.Load(Source);

    private static readonly ViewDescriptor View = Project.Views.Single();

    private static readonly TargetDescriptor Target = Project.Targets.Single();

    private static readonly DateTime Noon = new(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Each_member_is_a_column_and_a_feature() => Assert.Multiple(
        () => Assert.Equal(
            ["id", "driver_id", "at", "from_latitude", "from_city", "to_latitude", "to_city", "car_plate", "car_seats_taken", "car_seats_free", "car_parked_latitude", "car_parked_city"],
            Trips.Model.Columns.Select(c => c.Name)),
        () => Assert.Equal(
            ["from_latitude float64", "from_city string?", "to_latitude float64?", "car_seats_taken int32?", "car_parked_latitude float64?"],
            Trips.Model.Columns.Where(c => c.IsMember && c.Name is not ("to_city" or "car_plate" or "car_seats_free" or "car_parked_city")).Select(c => $"{c.Name} {c.Type.Display}")),
        () => Assert.Equal(
            ["LastTo_Latitude", "LastTo_City", "Car_Plate", "Car_Seats_Taken", "Car_Seats_Free", "Car_Parked_Latitude", "Car_Parked_City", "Made_Taken", "Made_Free"],
            Target.Features.Select(f => f.Name)),
        () => Assert.Equal("Where the last trip ended. (LastTo.Latitude)", Target.Features[0].Summary));

    [Fact]
    public void A_record_that_lacks_what_it_always_has_is_missing()
    {
        var whole = Trip([1L, 7L, Noon, 1.5, null, 2.5, "Oslo", "AB", 1, null, 3.5, "Rome"]);
        Assert.Equal("Place { Latitude = 2.5, City = Oslo }", Member(whole, "To"));
        Assert.Equal("Car { Plate = AB, Seats = Seats { Taken = 1, Free =  }, Parked = Place { Latitude = 3.5, City = Rome } }", Member(whole, "Car"));
        var half = Trip([1L, 7L, Noon, 1.5, "x", null, "Oslo", "AB", null, 4, 3.5, "Rome"]);
        Assert.Equal("", Member(half, "To"));
        Assert.Equal("", Member(half, "Car"));
        Assert.Equal("Place { Latitude = 1.5, City = x }", Member(half, "From"));
        Assert.Equal("Car { Plate = AB, Seats = Seats { Taken = 1, Free = 2 }, Parked =  }", Member(Trip([1L, 7L, Noon, 1.5, "x", null, null, "AB", 1, 2, null, "Rome"]), "Car"));
    }

    [Fact]
    public void Online_and_plain_execution_give_the_record_again()
    {
        IRow[] rows =
        [
            Trip([1L, 7L, Noon, 1.5, null, 2.5, "Oslo", "AB", 1, null, 3.5, "Rome"]),
            Trip([2L, 7L, Noon.AddHours(1), 1.5, null, 4.5, null, null, null, null, null, null]),
            Trip([2L, 7L, Noon.AddHours(2), 1.5, null, null, "lost", "CD", 2, 9, null, null]),
            Profile([7L, Noon.AddHours(3), "EF", 5, null, null, null]),
        ];
        var key = EntityKey.Of(Target.Entities[0], 7L)!;
        var state = View.NewState();
        var seen = new List<string>();
        for (var i = 0; i < rows.Length; i++)
        {
            state.ApplyAt(rows[i] is { } row && row.GetType().Name == "Trip" ? 0 : 1, 0, i, rows[i]);
            var packed = new ArrayBufferWriter<byte>();
            state.Write(packed);
            var asOf = rows[i].RowKnown.AddMicroseconds(1);
            var plain = Target.EvaluatePlain(asOf, new History(rows[..(i + 1)]), [key], []);
            var online = Target.EvaluateOnline(Instants.ToMicros(asOf), [packed.WrittenMemory], []);
            Assert.Equal(Enumerable.Range(0, plain.Count).Select(plain.Value), Enumerable.Range(0, online.Count).Select(online.Value));
            Assert.Equal(Enumerable.Range(0, plain.Count).Select(plain.Status), Enumerable.Range(0, online.Count).Select(online.Status));
            seen.Add($"{Member(online, "LastTo")} | {Member(online, "Car")} | {Member(online, "Made")}");
            state = View.NewState();
            state.Read(packed.WrittenSpan);
        }

        Assert.Equal(
            [
                "Place { Latitude = 2.5, City = Oslo } | Car { Plate = AB, Seats = Seats { Taken = 1, Free =  }, Parked = Place { Latitude = 3.5, City = Rome } } | Seats { Taken = 1, Free = 1000 }",
                "Place { Latitude = 4.5, City =  } |  | Seats { Taken = 2, Free = 500 }",
                " | Car { Plate = CD, Seats = Seats { Taken = 2, Free = 9 }, Parked =  } | Seats { Taken = 2, Free = 500 }",
                " | Car { Plate = EF, Seats = Seats { Taken = 5, Free =  }, Parked =  } | Seats { Taken = 2, Free = 500 }",
            ],
            seen);
    }

    [Fact]
    public void A_record_is_an_error_as_a_whole()
    {
        var key = EntityKey.Of(Target.Entities[0], 7L)!;
        var row = Target.EvaluatePlain(Noon, new History([]), [key], []);
        var online = Target.EvaluateOnline(Instants.ToMicros(Noon), [ReadOnlyMemory<byte>.Empty], []);
        foreach (var answer in new[] { row, online })
        {
            Assert.Equal([FeatureStatus.Error, FeatureStatus.Error], [answer.Status(7), answer.Status(8)]);
            Assert.Equal("", Member(answer, "Made"));
        }
    }

    private static SourceDescriptor Trips => Project.Sources.Single(s => s.Model.Name == "Trip");

    private static IRow Trip(object?[] values) => (IRow)Trips.Read(new BoxedReader(values));

    private static IRow Profile(object?[] values) => (IRow)Project.Sources.Single(s => s.Model.Name == "Profile").Read(new BoxedReader(values));

    private static string Member(object row, string property) => $"{row.GetType().GetProperty(property)!.GetValue(row)}";

    private sealed class History(IReadOnlyList<IRow> rows) : IHistory
    {
        public IEnumerable<T> Rows<T>(ViewInput input, EntityKey key, DateTime asOf)
            where T : class, IRow => rows.OfType<T>();
    }
}
