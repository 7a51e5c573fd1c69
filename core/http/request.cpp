#include "core/http/request.h"

#include "core/base/asciicase.h"

#include <algorithm>
#include <array>

namespace loadstone {

bool isSecret(std::string_view headerName) {
    constexpr std::array names{"authorization", "proxy-authorization", "cookie", "x-api-key"};
    return std::ranges::any_of(
        names, [&](const char* secret) { return sameButForCase(secret, headerName); });
}

bool carriesBody(const Request& request) {
    const std::string& method = request.method;
    return !request.body.empty() || method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace loadstone
