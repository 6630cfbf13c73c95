namespace FeatureDsl.Hosting.Verification;

/// <summary>What is verified.</summary>
/// <param name="Spine">The spine file.</param>
/// <param name="MaxRows">How many of its rows are asked at most.</param>
/// <param name="Edges">How many questions at edges are added.</param>
internal sealed record VerifyOptions(string Spine, int MaxRows, int Edges);
