#include "core/http/reach.h"

#include "core/http/host.h"

namespace loadstone {

// A redirect may lead to https.
Expected<Reach> Reach::of(const Request& request, const TransportOptions& options,
                          const Reach& known) {
    const bool mayUseTls = isTls(request) || options.redirects > 0;
    if (!options.verifyTls || !mayUseTls || known.roots)
        return known;
    return TrustedRoots::load().map([](auto loaded) { return Reach{std::move(loaded), nullptr}; });
}

Expected<Reach> Reach::lookedUp(const Request& request, const TransportOptions& options) {
    auto reach = of(request, options);
    if (!reach || options.environmentProxy)
        return reach;
    const Host host = Host::of(request.url);
    const TimePoint asked = Clock::now();
    const AddressList known = addressesKnown(host.name, host.port);
    reach->addresses = std::make_shared<AddressBook>();
    reach->addresses->publish(known.empty() ? addressesAsked(host.name, host.port) : known);
    reach->addresses->setLookUpTime(std::chrono::duration_cast<Microseconds>(Clock::now() - asked));
    return reach;
}

} // namespace loadstone
