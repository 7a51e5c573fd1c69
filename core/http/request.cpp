#include "core/http/request.h"

#include <strings.h>

#include <algorithm>
#include <array>

namespace loadstone {

bool isSecret(std::string_view headerName) {
    constexpr std::array names{"authorization", "proxy-authorization", "cookie", "x-api-key"};
    const std::string name(headerName);
    return std::ranges::any_of(
        names, [&name](const char* secret) { return strcasecmp(secret, name.c_str()) == 0; });
}

bool carriesBody(const Request& request) {
    const std::string& method = request.method;
    return !request.body.empty() || method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace loadstone
