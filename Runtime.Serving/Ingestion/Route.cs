namespace FeatureDsl.Serving;

/// <summary>Where rows of one source go: one input of one view.</summary>
internal sealed record Route(ViewSlot Slot, int Input, string[] KeyColumns);
