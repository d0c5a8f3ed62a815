using Kith.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kith.Features.Accounts;

/// <summary>Passkeys belong to the hub's configured address; what a request says about its host counts for nothing.</summary>
public static class PasskeysSetup
{
    public static IServiceCollection AddKithPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>();
        services.AddScoped<IUserStore<Person>, PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddSingleton<Challenges>().AddScoped<Passkeys>();
        services.AddSingleton<IConfigureOptions<IdentityPasskeyOptions>>(
            s => new ConfigureOptions<IdentityPasskeyOptions>(options =>
                Configure(options, s.GetRequiredService<Address>())
            )
        );
        return services;
    }

    private static void Configure(IdentityPasskeyOptions options, Address address)
    {
        var root = address.Root;
        var origin = root.IsDefaultPort
            ? $"{root.Scheme}://{root.IdnHost}"
            : $"{root.Scheme}://{root.IdnHost}:{root.Port}";
        options.ServerDomain = root.IdnHost;
        options.AuthenticatorTimeout = Challenges.Lasts;
        // The device itself finds the account, and makes sure who holds it.
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = asked => ValueTask.FromResult(asked.Origin == origin && !asked.CrossOrigin);
    }
}
