namespace FeatureDsl.Online;

/// <summary>Finds the snapshot row of an entity that held at an instant.</summary>
public interface IRowFinder
{
    /// <summary>The row that held, and was known, at an instant; <see langword="null"/> where there was none.</summary>
    /// <param name="time">The instant, UTC.</param>
    IRow? At(DateTime time);
}
