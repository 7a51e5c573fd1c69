// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/consent.h"

#include "core/http/addressowner.h"
#include "core/http/secrets.h"
#include "core/postgres/connectparameters.h"
#include "core/report/caption.h"

namespace loadstone {

namespace {

constexpr const char* consentField = "i-may-test";
constexpr const char* metricsConsentField = "i-may-test (metrics)";

std::string placeOf(const std::string& host, const AddressList& elsewhere) {
    if (elsewhere.empty())
        return " is where the proxy finds it";
    const std::string address = elsewhere.front().text();
    return (address == host ? "" : " is at " + address + ", which") +
           " is neither this machine nor private";
}

AddressList elsewhereAmong(AddressList addresses) {
    const AddressList own = ownAddresses();
    std::erase_if(addresses, [&](const Address& address) {
        return ownerOf(address, own) != AddressOwner::Elsewhere;
    });
    return addresses;
}

// A database may have several hosts; the sentence begins with the one that it is about.
std::optional<std::string> databaseHost(const Error& error, const LoadPlan& plan) {
    if (const auto parameters = ConnectParameters::read(plan.request.url))
        for (const std::string& host : parameters->hosts())
            if (error.message.starts_with(host + " is "))
                return host;
    return std::nullopt;
}

} // namespace

Expected<void> Consent::check(const std::string& field, const Host& host, const std::string& what,
                              const AddressList& addresses) const {
    if (!isAsked)
        return {};
    const AddressList elsewhere = elsewhereAmong(addresses);
    if (host.isIn(hosts) || (elsewhere.empty() && !addresses.empty()))
        return {};
    return fail(field, host.name + placeOf(host.name, elsewhere) + "; before " + what +
                           ", say that you may test it" +
                           (isByOption ? ": --i-may-test " + host.name : ""));
}

Expected<void> Consent::check(const LoadPlan& plan, const AddressList& addresses) const {
    return check(consentField, Host::of(plan.request.url),
                 "load goes there (" + captionOf(plan) + ")", addresses);
}

Expected<void> Consent::checkHost(const LoadPlan& plan, const std::string& host,
                                  const AddressList& addresses) const {
    return check(consentField, Host{host, 0}, "load goes there (" + captionOf(plan) + ")",
                 addresses);
}

Expected<void> Consent::checkMetrics(const LoadPlan& plan, const AddressList& addresses) const {
    return check(metricsConsentField, Host::of(plan.metrics.url),
                 "its figures are read each second (GET " + withoutSecrets(plan.metrics.url) + ")",
                 addresses);
}

std::optional<std::string> hostToAllow(const Error& error, const LoadPlan& plan) {
    if (!asksForConsent(error))
        return std::nullopt;
    if (error.field == metricsConsentField)
        return Host::of(plan.metrics.url).name;
    if (plan.asksDatabase())
        return databaseHost(error, plan);
    return Host::of(plan.request.url).name;
}

bool asksForConsent(const Error& error) {
    return error.field == consentField || error.field == metricsConsentField;
}

} // namespace loadstone
