namespace FeatureDsl;

/// <summary>Spans that read as spans: <c>7.Days</c>, <c>15.Minutes</c>.</summary>
public static class Spans
{
    extension(int count)
    {
        /// <summary>This many seconds.</summary>
        public TimeSpan Seconds => TimeSpan.FromSeconds((long)count);

        /// <summary>This many minutes.</summary>
        public TimeSpan Minutes => TimeSpan.FromMinutes((long)count);

        /// <summary>This many hours.</summary>
        public TimeSpan Hours => TimeSpan.FromHours(count);

        /// <summary>This many days of 24 hours.</summary>
        public TimeSpan Days => TimeSpan.FromDays(count);

        /// <summary>This many weeks of seven days.</summary>
        public TimeSpan Weeks => TimeSpan.FromDays(7L * count);
    }
}
