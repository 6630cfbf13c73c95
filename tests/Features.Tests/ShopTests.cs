using FeatureDefs.Shop;

namespace FeatureDsl.Features.Tests;

/// <summary>Features of the shop, as plain C#.</summary>
public class ShopTests
{
    private static readonly DateTime Now = new(2011, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Returns_are_taken_off_what_was_spent()
    {
        var customer = new CustomerSpending(Now, [Line(1, quantity: 3, price: 2.55m), Line(2, quantity: -1, price: 2.55m)]);

        Assert.Equal(5.10m, customer.Spent90d);
        Assert.Equal(0.5, customer.ReturnShare90d);
    }

    [Fact]
    public void Lines_of_one_order_are_one_order_and_ties_are_broken_by_the_line()
    {
        var customer = new CustomerSpending(Now, [Line(8, country: "Norway"), Line(9, country: "Chile"), Line(7, country: "Spain")]);

        Assert.Equal(1, customer.Orders90d);
        Assert.Equal("Chile", customer.Country);
    }

    [Fact]
    public void A_listing_older_than_a_year_is_missing()
    {
        Listing[] listings = [new() { StockCode = "A", Since = Now.AddDays(-365), ListPrice = 4m }];

        Assert.Equal(4m, new ProductDemand(Now, [], listings).ListPrice);
        Assert.Null(new ProductDemand(Now.AddMicroseconds(1), [], listings).ListPrice);
    }

    [Fact]
    public void Guests_are_no_customers_but_they_buy()
    {
        var product = new ProductDemand(Now, [Line(1), Line(2, customer: null), Line(3, customer: 6)], []);

        Assert.Equal(3, product.Sold7d);
        Assert.Equal(2, product.Customers30d);
    }

    [Fact]
    public void The_product_bought_last_is_looked_up()
    {
        var customer = new CustomerSpending(Now, [Line(1, price: 2m), Line(2, price: 4m), Line(3, quantity: -1)]);
        var product = new ProductDemand(Now, [Line(1, price: 2m), Line(2, price: 4m), Line(4, price: 1m, customer: 6)], []);

        Assert.Equal("A", customer.LastProduct);
        Assert.Equal(2, new LastPurchase(Now, customer, product).Customers30d);
        Assert.Equal(0.25, new LastPurchase(Now, customer, product).PriceShare);
    }

    [Fact]
    public void Prices_are_compared_with_those_that_were_listed_at_the_time()
    {
        var listing = new Listing { StockCode = "A", Since = Now.AddDays(-9), ListPrice = 3m, Category = "gifts" };
        var customer = new CustomerSpending(Now, [Line(1, quantity: 4, price: 2m) with { Listing = listing }, Line(2, price: 5m) with { Listing = listing }, Line(3)]);

        Assert.Equal(2.0, customer.Saved90d);
        Assert.Equal(1, customer.Shelves90d);
    }

    private static OrderLine Line(long id, int quantity = 1, decimal price = 1m, string? country = "UK", long? customer = 5) => new()
    {
        LineId = id, InvoiceNo = "536365", OrderedAt = Now.AddDays(-2), CustomerId = customer, StockCode = "A", Quantity = quantity, UnitPrice = price, Country = country,
    };
}
