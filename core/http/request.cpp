#include "core/http/request.h"

namespace loadstone {

bool carriesBody(const Request& request) {
    const std::string& method = request.method;
    if (method == "HEAD")
        return false;
    return !request.body.empty() || method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace loadstone
