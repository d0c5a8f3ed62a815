using System.Text.Json.Nodes;
using Kith.Features.Meetups;
using Microsoft.OpenApi;

namespace Kith.Features.Find;

/// <summary>Describes the questions <c>/find.json</c> takes, for <c>/openapi.json</c>.</summary>
public static class FindOpenApi
{
    private const string Summary = "Meetups, soonest first";

    private const string Description =
        "The same questions as /find. Only what everybody may see: meetups that are not over yet, places as far as they are public. "
        + "A hybrid meetup is found under mode=inPerson and under mode=online. Names that are not known are ignored; values that "
        + "are not known answer 400. Lists are repeated or joined by commas.";

    public static void Describe(OpenApiOperation operation)
    {
        operation.OperationId = "find";
        operation.Summary = Summary;
        operation.Description = Description;
        operation.Parameters = [.. Parameters()];
    }

    private static IEnumerable<IOpenApiParameter> Parameters() =>
        [
            Text(
                "q",
                $"Words, all of which a meetup must have as beginnings of its own; at most {FindReader.LongestWords} characters, of which 12 words count."
            ),
            Text(
                "near",
                "A place, a postcode or lat,lon rounded to 2 decimals. A name that several places have answers 400 with choices."
            ),
            Of(
                "within",
                $"Kilometres around near, more than 0 and at most {FindReader.MostKm}; {FindQuestion.DefaultWithinKm} when left out.",
                new() { Type = JsonSchemaType.Number }
            ),
            Many("days", "Days of the week on which it starts, in the hub's zone.", FindValues.Days),
            Of("from", "First day, in the hub's zone.", new() { Type = JsonSchemaType.String, Format = "date" }),
            Of("to", "Last day, in the hub's zone.", new() { Type = JsonSchemaType.String, Format = "date" }),
            Of("after", "Starts at or after this time of day in the hub's zone.", Clock()),
            Of(
                "before",
                "Starts before this time of day in the hub's zone. Not later than after: the time between spans midnight.",
                Clock()
            ),
            Of("mode", "How people meet.", Choice(FindValues.ModeNames)),
            Of("kind", "Kind of group.", Choice(Kinds.All)),
            Text("language", "A language spoken, BCP 47."),
            Many("access", "What the place must offer; all of them.", FindValues.AccessNames),
            Of("cost", "Only meetups that cost nothing.", Choice(["free"])),
            Of("sort", "What comes first; nearest needs near.", Choice(["soonest", "nearest"])),
            Of(
                "page",
                $"From 1, {FindQuestion.PageSize} results each; a page past the end is empty.",
                new()
                {
                    Type = JsonSchemaType.Integer,
                    Minimum = "1",
                    Maximum = FindReader.MostPages.ToString(System.Globalization.CultureInfo.InvariantCulture),
                }
            ),
        ];

    private static OpenApiParameter Text(string name, string meaning) =>
        Of(name, meaning, new() { Type = JsonSchemaType.String, MaxLength = FindReader.LongestWords });

    private static OpenApiParameter Many(string name, string meaning, IEnumerable<string> values) =>
        Of(name, meaning, new() { Type = JsonSchemaType.Array, Items = Choice(values) });

    private static OpenApiSchema Choice(IEnumerable<string> values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)v)] };

    private static OpenApiSchema Clock() =>
        new() { Type = JsonSchemaType.String, Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$" };

    private static OpenApiParameter Of(string name, string meaning, OpenApiSchema schema) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = meaning,
            Schema = schema,
        };
}
