using Kith.Web;
using Microsoft.Extensions.Configuration;

namespace Kith.Tests.Web;

public sealed class AddressTests
{
    [Theory]
    [InlineData(null, "http://localhost:5080/")]
    [InlineData("http://127.0.0.1:26000", "http://127.0.0.1:26000/")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("http://+:80/", "http://localhost/")]
    [InlineData("http://127.0.0.1:0", "http://localhost:5080/")]
    [InlineData("http://unix:/run/kith.sock", "http://localhost:5080/")]
    public void Links_name_the_address_the_hub_listens_on_until_somebody_says_where_it_lives(
        string? listening,
        string root
    ) => Assert.Equal(new Uri(root), new Address(new ConfigurationManager(), listening).Root);

    [Fact]
    public void The_address_people_type_comes_before_the_one_it_listens_on()
    {
        var settings = new ConfigurationManager { ["Web:PublicUrl"] = "https://kiln.example" };
        var address = new Address(settings, "http://127.0.0.1:5080");
        Assert.Equal("https://kiln.example/invited/x", address.Link("/invited/x"));
        Assert.True(address.IsSet);
    }
}
