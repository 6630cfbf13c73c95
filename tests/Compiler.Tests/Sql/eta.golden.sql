-- Training rows of eta: one row for each row of the spine. Generated; change the feature classes instead.
WITH
    -- Which entities, at which instants; instants are microseconds since 1970.
    spine AS
    (
        SELECT
            source.row_number AS row_number,
            source.driver_id AS driver_id,
            toUnixTimestamp64Micro(source.as_of) AS as_of,
            source.distance_km AS DistanceKm
        FROM {spine:Identifier} AS source
    ),
    -- The rows of trips; instants are microseconds since 1970.
    trips_of_driver_rows AS
    (
        SELECT
            assumeNotNull(source.driver_id) AS driver_id,
            toUnixTimestamp64Micro(source.at) AS event_time,
            toUnixTimestamp64Micro(source.at) + 900000000 AS known,
            source.trip_id AS event_id,
            toInt128(reinterpretAsInt64(toDecimal64(source.fare, 2))) AS Fare,
            toUInt8(source.ok) AS Ok,
            tuple(
                source.trip_id,
                isNotNull(source.driver_id), ifNull(source.driver_id, 0),
                source.from_city,
                isNotNull(source.to_city), ifNull(source.to_city, ''),
                toUnixTimestamp64Micro(source.at),
                toUnixTimestamp64Micro(source.known),
                toInt128(reinterpretAsInt64(toDecimal64(source.fare, 2))),
                isNotNull(source.tip), ifNull(toInt128(toDecimal128(source.tip, 4) * toInt128('10000')), 0),
                reinterpretAsInt64(source.price),
                isNotNull(source.rate), reinterpretAsInt32(toFloat32(ifNull(source.rate, 0))),
                isNotNull(source.stops), ifNull(source.stops, 0),
                source.meters,
                isNotNull(source.city), ifNull(source.city, ''),
                toUInt8(source.ok),
                toInt32(source.status),
                isNotNull(source.car), ifNull(toString(source.car), ''),
                isNotNull(source.seen), ifNull(toUnixTimestamp64Micro(source.seen), 0),
                isNotNull(source.due), ifNull(toInt32(source.due), 0),
                source.took,
                reinterpret(source.place, 'String'),
                isNotNull(nullIf(reinterpret(source.taste, 'String'), '')), ifNull(nullIf(reinterpret(source.taste, 'String'), ''), '')) AS tie_break
        FROM trips AS source
        WHERE isNotNull(source.driver_id)
    ),
    -- Event ids that came more than once; usually none.
    trips_of_driver_repeated AS MATERIALIZED
    (
        SELECT driver_id, event_id
        FROM trips_of_driver_rows
        GROUP BY driver_id, event_id
        HAVING count() > 1
    ),
    -- Every event once. Of repeated ids, in the order they became known, a record counts where it is the first,
    -- or became known more than 1 hour after the last one that counted.
    trips_of_driver_once AS
    (
        SELECT driver_id, event_time, known, event_id, Fare, Ok
        FROM trips_of_driver_rows
        WHERE (driver_id, event_id) NOT IN (SELECT driver_id, event_id FROM trips_of_driver_repeated)
        UNION ALL
        SELECT
            record.1 AS driver_id,
            record.2 AS event_time,
            record.3 AS known,
            record.4 AS event_id,
            record.5 AS Fare,
            record.6 AS Ok
        FROM
        (
            SELECT arrayJoin(arrayFilter((row, counts) -> counts, records, counting.2)).4 AS record
            FROM
            (
                SELECT
                    arraySort(groupArray((known, event_time, tie_break, tuple(driver_id, event_time, known, event_id, Fare, Ok)))) AS records,
                    arrayFold(
                        (state, known) -> if(empty(state.2) OR known > state.1 + 3600000000,
                            (known, arrayPushBack(state.2, toUInt8(1))),
                            (state.1, arrayPushBack(state.2, toUInt8(0)))),
                        records.1, (toInt64(0), emptyArrayUInt8())) AS counting
                FROM trips_of_driver_rows
                WHERE (driver_id, event_id) IN (SELECT driver_id, event_id FROM trips_of_driver_repeated)
                GROUP BY driver_id, event_id
            )
        )
    ),
    -- The events of trips by driver_id: when each happened, from when it can be seen, and what the features take from it.
    trips_of_driver AS MATERIALIZED
    (
        SELECT
            *,
            toInt128(Fare) AS fare7d_total,
            toNullable(Fare) AS top_fare7d_max
        FROM trips_of_driver_once
    ),
    -- Running results of every entity, in the order of known; events of one instant share their last.
    trips_of_driver_running AS
    (
        SELECT
            e.driver_id AS driver_id,
            e.known AS known,
            sumIf(toInt64(1), e.Ok) OVER earlier AS trips7d_count,
            sumIf(e.fare7d_total, e.Ok) OVER earlier AS fare7d_total,
            sum(toInt64(1)) OVER earlier AS top_fare7d_end
        FROM trips_of_driver AS e
        WINDOW earlier AS (PARTITION BY e.driver_id ORDER BY e.known RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    ),
    -- Their values just before each bound: one ASOF join finds all bounds of all rows.
    trips_of_driver_at AS MATERIALIZED
    (
        SELECT
            row_number,
            asked.driver_id AS driver_id,
            sumIf(running.trips7d_count, edge = 0) - sumIf(running.trips7d_count, edge = 1) AS Trips7d_count,
            sumIf(running.fare7d_total, edge = 0) - sumIf(running.fare7d_total, edge = 1) AS Fare7d_total,
            sumIf(running.top_fare7d_end, edge = 0) AS TopFare7d_end,
            sumIf(running.top_fare7d_end, edge = 1) AS TopFare7d_begin
        FROM
        (
            SELECT row_number, as_of, driver_id, bound.1 AS edge, bound.2 AS at
            FROM
            (
                SELECT
                    *,
                    arrayJoin([
                        (0, as_of), -- the instant itself
                        (1, least(toInt64(as_of - 604800000000) + 900000000, as_of))  -- start of the last 7 days
                    ]) AS bound
                FROM spine
            )
        ) AS asked
        ASOF INNER JOIN trips_of_driver_running AS running ON asked.driver_id = running.driver_id AND asked.at > running.known
        GROUP BY row_number, driver_id
    ),
    -- Windows as ranges of each entity's events, sorted inside the entity; running counts say where they begin and end.
    trips_of_driver_windows_1 AS
    (
        SELECT
            answer.1 AS row_number,
            answer.2 AS TopFare7d_max
        FROM
        (
            SELECT arrayJoin(arrayZip(
                asked.rows.1,
                arrayReduceInRanges('max', asked.rows.2, events.sorted.2)
            )) AS answer
            FROM
            (
                SELECT driver_id, groupArray((
                    row_number,
                    (toUInt64(TopFare7d_begin + 1), toUInt64(TopFare7d_end - TopFare7d_begin))
                )) AS rows
                FROM trips_of_driver_at
                GROUP BY driver_id
            ) AS asked
            INNER JOIN
            (
                SELECT driver_id, arraySort(groupArray(((event_time, known, event_id), top_fare7d_max))) AS sorted
                FROM trips_of_driver
                GROUP BY driver_id
            ) AS events ON events.driver_id = asked.driver_id
        )
    ),
    -- The rows of driver_profiles by driver_id, one for each instant; of several the greatest in all its columns.
    driver_profiles_of_driver AS
    (
        SELECT
            source.driver_id AS driver_id,
            toUnixTimestamp64Micro(source.since) AS since,
            argMax(
                (toUnixTimestamp64Micro(source.since), source.rating),
                tuple(
                    source.driver_id,
                    toUnixTimestamp64Micro(source.since),
                    isNotNull(source.rating), reinterpretAsInt32(toFloat32(ifNull(source.rating, 0))))) AS chosen
        FROM driver_profiles AS source
        GROUP BY driver_id, since
    ),
    -- The one that holds at the instant of each spine row.
    driver_profiles_of_driver_at AS
    (
        SELECT
            asked.row_number AS row_number,
            1 AS driver_profiles_of_driver_found,
            held.chosen.1 AS driver_profiles_of_driver_since,
            held.chosen.2 AS driver_profiles_of_driver_Rating
        FROM spine AS asked
        ASOF INNER JOIN driver_profiles_of_driver AS held ON asked.driver_id = held.driver_id AND asked.as_of >= held.since
    ),
    -- Everything the features are computed from. What was not found is 0 for totals and missing for the rest.
    inputs AS
    (
        SELECT
            spine.row_number AS row_number,
            spine.as_of AS as_of,
            spine.DistanceKm AS DistanceKm,
            trips_of_driver_at.Trips7d_count AS Trips7d_count,
            trips_of_driver_at.Fare7d_total AS Fare7d_total,
            trips_of_driver_at.TopFare7d_end AS TopFare7d_end,
            trips_of_driver_at.TopFare7d_begin AS TopFare7d_begin,
            trips_of_driver_windows_1.TopFare7d_max AS TopFare7d_max,
            driver_profiles_of_driver_at.driver_profiles_of_driver_found AS driver_profiles_of_driver_found,
            driver_profiles_of_driver_at.driver_profiles_of_driver_since AS driver_profiles_of_driver_since,
            driver_profiles_of_driver_at.driver_profiles_of_driver_Rating AS driver_profiles_of_driver_Rating
        FROM spine
        LEFT JOIN trips_of_driver_at ON trips_of_driver_at.row_number = spine.row_number
        LEFT JOIN trips_of_driver_windows_1 ON trips_of_driver_windows_1.row_number = spine.row_number
        LEFT JOIN driver_profiles_of_driver_at ON driver_profiles_of_driver_at.row_number = spine.row_number
    )
SELECT
    features.row_number AS row_number,
    features.Activity__Trips7d AS Activity__Trips7d,
    if(isNull(features.Activity__Fare7d__output), NULL, reinterpret(assumeNotNull(features.Activity__Fare7d__output), 'Decimal(38, 2)')) AS Activity__Fare7d,
    if(isNull(features.Activity__TopFare7d), NULL, reinterpret(toInt64(assumeNotNull(features.Activity__TopFare7d)), 'Decimal(18, 2)')) AS Activity__TopFare7d,
    features.Activity__Rating__output AS Activity__Rating,
    features.Context__KmPerTrip AS Context__KmPerTrip,
    features.Context__HoursPerTrip__output AS Context__HoursPerTrip
FROM
(
    SELECT
        *,
        if(Context__HoursPerTrip__is_error, NULL, Context__HoursPerTrip) AS Context__HoursPerTrip__output
    FROM
    (
        SELECT
            *,
            ((Activity__Trips7d = toInt64(0)) OR and_result) AS Context__HoursPerTrip__is_error
        FROM
        (
            SELECT
                *,
                -- KmPerTrip: Distance against habit.
                --     ride.DistanceKm / driver.Trips7d
                (DistanceKm / toFloat64(Activity__Trips7d)) AS Context__KmPerTrip,
                -- HoursPerTrip: Whole hours of the week for each trip.
                --     168 / driver.Trips7d
                toInt64(if(Activity__Trips7d = -1, -toInt64(168), intDiv(toInt64(168), if(Activity__Trips7d IN (0, -1), toInt64(1), Activity__Trips7d)))) AS Context__HoursPerTrip,
                ((Activity__Trips7d = toInt64(-1)) AND (toInt64(168) = toInt64('-9223372036854775808'))) AS and_result,
                if(Activity__Fare7d__is_error, NULL, Activity__Fare7d) AS Activity__Fare7d__output,
                ifNull(Activity__Rating, toFloat32(reinterpretAsFloat64(toUInt64(0x4012000000000000)) /* 4.5 */)) AS Activity__Rating__output
            FROM
            (
                SELECT
                    *,
                    -- Trips7d: Finished trips of the last seven days.
                    --     trips.Where(t => t.Ok).Last(7.Days).Count()
                    Trips7d_count AS Activity__Trips7d,
                    -- Fare7d: Their fares.
                    --     trips.Where(t => t.Ok).Last(7.Days).Sum(t => t.Fare)
                    Fare7d_total AS Activity__Fare7d,
                    (Fare7d_total >= toInt128('10000000000000000000000000000') OR Fare7d_total <= -toInt128('10000000000000000000000000000')) AS Activity__Fare7d__is_error,
                    -- TopFare7d: The highest fare.
                    --     trips.Last(7.Days).Max(t => t.Fare)
                    TopFare7d_max AS Activity__TopFare7d,
                    -- Rating: The rating as it stood.
                    --     profile.Value?.Rating
                    driver_profiles_of_driver_Rating AS Activity__Rating
                FROM inputs
            )
        )
    )
) AS features
-- No expression here can throw, so nothing need be spared: lazy evaluation would only cost.
SETTINGS join_use_nulls = 0, enable_materialized_cte = 1, short_circuit_function_evaluation = 'disable'
