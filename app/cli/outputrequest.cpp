#include "app/cli/outputrequest.h"

#include <filesystem>
#include <set>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

/// Devices and pipes may take several results.
bool isReplaced(const std::string& file) {
    std::error_code ignored;
    return file != "-" && (!fs::exists(file, ignored) || fs::is_regular_file(file, ignored));
}

/// One name for one file; the name itself if there is no such folder.
fs::path uniqueName(const std::string& file) {
    std::error_code ignored;
    const fs::path whole = fs::absolute(file, ignored);
    const fs::path name = fs::weakly_canonical(whole, ignored);
    return name.empty() ? whole.lexically_normal() : name;
}

} // namespace

Expected<void> checkDistinct(const std::vector<OutputRequest>& outputs, const char* option) {
    std::set<fs::path> names;
    for (const OutputRequest& output : outputs)
        if (isReplaced(output.file) && !names.insert(uniqueName(output.file)).second)
            return fail(option, "two results would go to the file " + output.file +
                                    "; give each a file of its own");
    return {};
}

} // namespace loadstone
