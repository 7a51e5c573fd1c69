#include "core/load/planbytes.h"

#include <cstring>
#include <type_traits>

namespace loadstone {

namespace {

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

// Each of these names every member, so that a new one does not compile before it is passed on.
template <typename Archive, typename Part>
void passHeader(Archive& archive, Part& header) {
    auto& [name, value] = header;
    archive.passAll(name, value);
}

template <typename Archive, typename Part>
void passRequest(Archive& archive, Part& request) {
    auto& [method, url, headers, body] = request;
    archive.passAll(method, url, headers, body);
}

template <typename Archive, typename Part>
void passTransport(Archive& archive, Part& transport) {
    auto& [timeout, connectTimeout, redirects, version, verifyTls, keepAlive, proxy] = transport;
    archive.passAll(timeout, connectTimeout, redirects, version, verifyTls, keepAlive, proxy);
}

template <typename Archive, typename Part>
void passPlan(Archive& archive, Part& plan) {
    auto& [request, transport, expected, engine, threads, requests, duration, warmUp] = plan;
    passRequest(archive, request);
    passTransport(archive, transport);
    archive.passAll(expected, engine, threads, requests, duration, warmUp);
}

class PlanWriter {
public:
    template <typename... T>
    void passAll(const T&... values) {
        (pass(values), ...);
    }
    std::string take() { return std::move(m_bytes); }

private:
    template <Plain T>
    void pass(T value) {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void pass(const std::string& text) {
        pass(text.size());
        m_bytes += text;
    }
    void pass(const std::vector<Header>& headers) {
        pass(headers.size());
        for (const Header& header : headers)
            passHeader(*this, header);
    }
    void pass(Milliseconds time) { pass(time.count()); }
    void pass(const StatusRanges& ranges) { pass(ranges.text()); }
    template <typename T>
    void pass(const std::optional<T>& value) {
        pass(value.has_value());
        if (value)
            pass(*value);
    }

    std::string m_bytes;
};

class PlanReader {
public:
    explicit PlanReader(std::string_view bytes) : m_left(bytes) {}

    template <typename... T>
    void passAll(T&... values) {
        (pass(values), ...);
    }
    /// All was there, and nothing more.
    bool isWhole() const { return m_isWhole && m_left.empty(); }

private:
    std::string_view take(std::size_t size) {
        m_isWhole = m_isWhole && size <= m_left.size();
        const std::string_view taken = m_left.substr(0, m_isWhole ? size : 0);
        m_left.remove_prefix(taken.size());
        return taken;
    }
    template <Plain T>
    void pass(T& value) {
        const std::string_view bytes = take(sizeof value);
        std::memcpy(&value, bytes.data(), bytes.size());
    }
    void pass(std::string& text) {
        std::size_t size = 0;
        pass(size);
        text = take(size);
    }
    void pass(std::vector<Header>& headers) {
        std::size_t count = 0;
        for (pass(count); count > 0 && m_isWhole; --count)
            passHeader(*this, headers.emplace_back());
    }
    void pass(Milliseconds& time) {
        Milliseconds::rep count = 0;
        pass(count);
        time = Milliseconds(count);
    }
    void pass(StatusRanges& ranges) {
        std::string text;
        pass(text);
        ranges = StatusRanges::parse(text).value_or(StatusRanges());
    }
    template <typename T>
    void pass(std::optional<T>& value) {
        bool has = false;
        pass(has);
        value.reset();
        if (has)
            pass(value.emplace());
    }

    std::string_view m_left;
    bool m_isWhole = true;
};

} // namespace

std::string encodePlan(const LoadPlan& plan) {
    PlanWriter writer;
    passPlan(writer, plan);
    return writer.take();
}

Expected<LoadPlan> decodePlan(std::string_view bytes) {
    PlanReader reader(bytes);
    LoadPlan plan;
    passPlan(reader, plan);
    if (!reader.isWhole())
        return fail("", "the plan of a run did not come whole");
    return plan;
}

} // namespace loadstone
