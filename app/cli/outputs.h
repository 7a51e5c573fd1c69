#pragma once

#include "app/cli/runcommand.h"
#include "core/report/runreport.h"

#include <QFileDevice>

#include <memory>
#include <vector>

namespace loadstone {

/// The places that a run's result goes to. Files are opened before the run, so that an unwritable
/// one is found out then, and appear under their name only when they are complete.
class Outputs {
public:
    static Expected<Outputs> open(const std::vector<OutputRequest>& requests);

    Expected<void> write(const RunReport& report);

private:
    struct Output {
        std::string format;
        std::unique_ptr<QFileDevice> file; ///< none: standard output
    };

    static Expected<void> writeFile(QFileDevice& file, const std::string& text);

    std::vector<Output> m_outputs;
};

} // namespace loadstone
