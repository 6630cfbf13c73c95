namespace FeatureDsl.Language.Tests.Vectors;

public class FeatureVectorTests
{
    [Fact]
    public void Vectors_are_equal_bit_for_bit()
    {
        FeatureVector one = [1, float.NaN, -0f], same = [1, float.NaN, -0f];
        Assert.True(one == same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(one != [1, float.NaN, 0f]);
        Assert.True(one != [1, BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(float.NaN) ^ 1), -0f]);
        Assert.True(one != [1, float.NaN]);
        Assert.Equal("[1, NaN, -0]", one.ToString());
    }

    [Fact]
    public void A_vector_does_not_follow_the_array_it_was_made_of()
    {
        float[] elements = [1, 2];
        var vector = FeatureVector.Of(elements);
        elements[0] = 9;
        Assert.Equal([1f, 2f], vector);
    }

    [Fact]
    public void The_default_has_no_elements_and_no_place_is_outside()
    {
        Assert.Empty(default(FeatureVector));
        Assert.Null(default(FeatureVector).At(0));
        FeatureVector vector = [0.5f];
        Assert.Equal((0.5f, (float?)null, (float?)null), (vector.At(0), vector.At(1), vector.At(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[1]);
    }

    [Fact]
    public void A_row_holds_vectors_of_its_dimension()
    {
        Assert.Null(RowRules.Vector([1, 2], 2, "V"));
        Assert.Null(RowRules.Vector(null, 2, "V"));
        Assert.Equal("V has 3 element(s), but its [Dimension] is 2; a missing vector is null.", RowRules.Vector([1, 2, 3], 2, "V"));
        Assert.NotNull(RowRules.Vector(default(FeatureVector), 2, "V"));
    }
}
