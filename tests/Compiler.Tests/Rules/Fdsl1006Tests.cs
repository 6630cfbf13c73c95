namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl1006Tests
{
    [Theory]
    [InlineData("sale.PaidAt")]
    [InlineData("sale.PaidAt + 1.Hours")]
    [InlineData("sale.At + 1.Hours")]
    public Task Features_are_not_taken_after_the_event(string instant) =>
        TrainingCase.Members($"[AsOf] public DateTime {{|FDSL1006:Instant|}} => {instant}; {TrainingCase.Label}");

    [Theory]
    [InlineData("sale.At")]
    [InlineData("sale.At - 1.Hours")]
    [InlineData("sale.At.Date")]
    public Task The_time_of_the_event_and_before_do(string instant) => TrainingCase.Members($"[AsOf] public DateTime Instant => {instant}; {TrainingCase.Label}");
}
