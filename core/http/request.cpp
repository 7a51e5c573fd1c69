#include "core/http/request.h"

#include <algorithm>
#include <array>

namespace loadstone {

bool isTls(const Request& request) {
    return request.url.starts_with("https:");
}

bool isIdempotent(const Request& request) {
    constexpr std::array methods{"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};
    return std::ranges::find(methods, request.method) != methods.end();
}

bool carriesBody(const Request& request) {
    const std::string& method = request.method;
    if (method == "HEAD")
        return false;
    return !request.body.empty() || method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace loadstone
