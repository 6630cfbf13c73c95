using System.Text;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

public class ChecksumTests
{
    // From the reference implementation of xxHash64 with seed 0.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void It_is_xxHash64(string text, ulong expected) => Assert.Equal(expected, Checksum.Of(Encoding.UTF8.GetBytes(text)));
}
