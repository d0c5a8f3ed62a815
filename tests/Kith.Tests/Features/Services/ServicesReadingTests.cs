using System.IO.Compression;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>The forms a directory comes in, and what is wrong with them.</summary>
public sealed class ServicesReadingTests
{
    [Fact]
    public async Task Tables_of_hsds_1_1_are_read_into_todays_words()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Old(hub);

        var run = await ImportAsync(hub, Path.Combine(hub.Folder.FullName, "old"));

        Assert.Equal((0, "imported 5, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
        var service = (await ServiceAsync(hub, "Night line")).Id.ToString();
        var document = await DocumentAsync(hub, service);
        var place = document["service_at_locations"]![0]!["location"]!;
        Assert.Equal("https://neighbours.example", (string?)document["organization"]!["website"]);
        Assert.Equal("Anybody over 16", (string?)document["eligibility_description"]);
        Assert.Equal(
            ("WEEKLY", "MO", "21:00"),
            (
                (string?)document["schedules"]![0]!["freq"],
                (string?)document["schedules"]![0]!["byday"],
                (string?)document["schedules"]![0]!["opens_at"]
            )
        );
        Assert.Equal("Listening", (string?)document["attributes"]![0]!["taxonomy_term"]!["name"]);
        Assert.Equal("Cash, gladly", (string?)document["payments_accepted"]![0]!["payment"]);
        Assert.Equal("physical", (string?)place["addresses"]![0]!["address_type"]);
        Assert.Equal("Ramp", (string?)place["accessibility"]![0]!["description"]);
        Assert.Equal("Arabic", (string?)document["languages"]![0]!["name"]);
    }

    [Fact]
    public async Task What_leads_nowhere_is_kept_and_told_with_its_row()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Write(hub, "package/services.csv", "id,organization_id,name,status\n1,42,Night line,active\n");
        Write(hub, "package/phones.csv", "id,service_id,number\n1,1,020 7946 0101\n2,9,020 7946 0909\n");

        var run = await ImportAsync(hub, Path.Combine(hub.Folder.FullName, "package"));

        Assert.Contains("row 3 (phones.csv 2): service_id 9 is not in the package", run.Error);
        Assert.Contains("row 2 (services.csv): organization_id points at organization", run.Error);
        Assert.Contains("020 7946 0909", await ExportAsync(hub, "csv"));
    }

    [Fact]
    public async Task A_zip_with_a_descriptor_is_read_by_the_names_it_gives()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Write(hub, "package/datapackage.json", """{"resources":[{"name":"service","path":"data/help.csv"}]}""");
        Write(hub, "package/data/help.csv", "id,name,status\n1,\"Night \"\"line\"\"\",active\n");
        var zip = Path.Combine(hub.Folder.FullName, "package.zip");
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(hub.Folder.FullName, "package"), zip);

        var run = await ImportAsync(hub, zip);

        Assert.Equal("imported 1, updated 0, unchanged 0, gone 0, refused 0\n", run.Out);
        Assert.NotNull(await ServiceAsync(hub, "Night \"line\""));
    }

    [Fact]
    public async Task Somebodys_own_columns_are_read_through_a_mapping_that_may_name_what_is_not_said()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var csv = Write(hub, "helpers.csv", "key,what,phone,colour\n1,Night line,020 7946 0101,blue\n");
        var mapping = Write(
            hub,
            "mapping.yaml",
            "helpers:\n  key: {model: services, field: id}\n  what: {model: services, field: name}\n"
                + "  phone: {model: phones, field: number, foreign_key_name: service_id, foreign_key_value: key}\n"
                + "defaults:\n  services: {status: temporarily closed}\n"
        );

        var run = await ImportAsync(hub, csv, "--mapping", mapping);

        Assert.Equal(0, run.Exit);
        var document = await DocumentAsync(hub, (await ServiceAsync(hub, "Night line")).Id.ToString());
        Assert.Equal(
            ("020 7946 0101", "temporarily closed", "blue"),
            ((string?)document["phones"]![0]!["number"], (string?)document["status"], (string?)document["colour"])
        );
    }

    [Fact]
    public async Task A_list_that_breaks_off_keeps_what_it_told_and_is_finished_by_reading_it_again()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var many = Enumerable
            .Range(1, 450)
            .Select(n => $$"""{"id":"{{n}}","name":"Service {{n}}","status":"active"}""")
            .ToList();
        var broken = await ImportAsync(
            hub,
            Write(hub, "big.json", $"[{string.Join(",\n", many.Take(420))},\n{{\"id\":")
        );
        var kept = await hub.ReadAsync(db => db.Services.CountAsync());

        var again = await ImportAsync(hub, Write(hub, "big.json", $"[{string.Join(",\n", many)}]"));

        Assert.Equal((2, 420), (broken.Exit, kept));
        Assert.Contains("after object 420", broken.Error);
        Assert.Equal("imported 30, updated 0, unchanged 420, gone 0, refused 0\n", again.Out);
    }

    [Fact]
    public async Task What_is_no_object_of_hsds_is_refused_by_its_row_and_what_is_wrong_inside_is_told()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var list = List(
            hub,
            "17",
            """{"status":"active"}""",
            """{"colour":"red"}""",
            """{"id":"1","name":"Ear","status":"open","minimum_age":"old","phones":["x"]}"""
        );

        var run = await ImportAsync(hub, list, "--strict");

        Assert.Equal((1, "imported 1, updated 0, unchanged 0, gone 0, refused 3\n"), (run.Exit, run.Out));
        Assert.Contains("refused: row 1: it is no object", run.Error);
        Assert.Contains("row 2: a service has neither id nor name", run.Error);
        Assert.Contains("status is none of active, inactive, defunct, temporarily closed: \"open\"", run.Error);
        Assert.Contains("minimum_age is no number: \"old\"", run.Error);
        Assert.Contains("\"minimum_age\":\"old\"", await ExportAsync(hub, "ndjson"));
        Assert.Null((await DocumentAsync(hub, (await ServiceAsync(hub, "Ear")).Id.ToString()))["minimum_age"]);
    }

    [Fact]
    public async Task A_place_its_list_calls_confidential_is_in_no_document_and_no_export()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(
            hub,
            List(
                hub,
                Food.Replace(
                    "\"name\":\"Mill Hall\"",
                    "\"name\":\"Mill Hall\",\"confidential\":true",
                    StringComparison.Ordinal
                )
            )
        );

        var everything =
            (await DocumentAsync(hub)).ToJsonString()
            + await ExportAsync(hub, "json")
            + await ExportAsync(hub, "csv")
            + await ExportAsync(hub, "ndjson");

        Assert.All(
            ["Mill Hall", "4 Mill Lane", "BN7", "50.873", "0.009"],
            w => Assert.DoesNotContain(w, everything, StringComparison.Ordinal)
        );
        Assert.Contains("Lewes", everything);
    }

    private static void Old(TestHub hub)
    {
        Write(
            hub,
            "old/organizations.csv",
            "id,name,description,url\n1,Neighbours,Who live here,https://neighbours.example\n"
        );
        Write(hub, "old/services.csv", "id,organization_id,name,status\n1,1,Night line,active\n");
        Write(hub, "old/locations.csv", "id,organization_id,name\n1,1,Mill Hall\n");
        Write(hub, "old/services_at_location.csv", "id,service_id,location_id\n1,1,1\n");
        Write(
            hub,
            "old/physical_addresses.csv",
            "id,location_id,address_1,city,state_province,postal_code,country\n1,1,4 Mill Lane,Lewes,East Sussex,BN7 1AA,GB\n"
        );
        Write(hub, "old/regular_schedules.csv", "id,service_id,weekday,opens_at,closes_at\n1,1,Monday,21:00,23:00\n");
        Write(hub, "old/eligibility.csv", "id,service_id,eligibility\n1,1,Anybody over 16\n");
        Write(hub, "old/payments_accepted.csv", "id,service_id,payment\n1,1,\"Cash, gladly\"\n");
        Write(hub, "old/languages.csv", "id,service_id,language\n1,1,Arabic\n");
        Write(hub, "old/accessibility_for_disabilities.csv", "id,location_id,accessibility\n1,1,Ramp\n");
        Write(hub, "old/taxonomy.csv", "id,name,parent_id,vocabulary\nT1,Listening,,Ours\n");
        Write(hub, "old/services_taxonomy.csv", "id,service_id,taxonomy_id\n1,1,T1\n");
    }
}
