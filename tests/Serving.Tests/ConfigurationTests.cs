namespace FeatureDsl.Serving.Tests;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("localhost:1,passwort=hush-hush")]
    [InlineData("localhost:1,connectTimeout=hush-hush")]
    [InlineData("http://user:hush-hush@localhost")]
    [InlineData("redis://user:hush-hush@")]
    [InlineData("")]
    public async Task What_cannot_be_understood_is_refused_without_being_quoted(string configuration)
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() =>
            RedisOnlineStore.ConnectAsync(configuration, null, TestContext.Current.CancellationToken));
        Assert.Contains("host:port", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_gives_host_port_login_database_and_encryption()
    {
        var parsed = RedisConfiguration.Parse("rediss://ann:a%3Ab@example.org:7000/3", new RedisStoreOptions());
        Assert.Equal("example.org:7000", RedisConfiguration.Endpoints(parsed));
        Assert.Equal(("ann", "a:b", 3, true), (parsed.User, parsed.Password, parsed.DefaultDatabase, parsed.Ssl));
    }
}
