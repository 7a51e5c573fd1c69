// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the first part does with the files of all.
#include "core/hosts/countlead.h"

namespace loadstone {

void CountLead::compareFiles() {
    for (std::size_t file = 0; file < m_job->files.size(); ++file) {
        auto readers = readersOf(file);
        if (!readers)
            return refuse(readers.error());
        m_readers.push_back(std::move(*readers));
    }
    orderCuts();
}

/// Which hosts have the file that is meant: all, or the one that it is of and others by chance.
Expected<std::vector<bool>> CountLead::readersOf(std::size_t file) const {
    const SharedFile& shared = m_job->files[file];
    const std::size_t first = shared.host.value_or(0);
    const auto markOn = [&](std::size_t host) { return m_hosts[host].seen->files[file].mark; };
    std::vector<bool> readers;
    for (std::size_t i = 0; i < size(); ++i) {
        const bool isMissed = !markOn(i) && (!shared.host || i == first);
        if (isMissed)
            return fail("files", "on " + nameOf(i) + ": " + m_hosts[i].seen->files[file].fault);
        readers.push_back(markOn(i) == markOn(first));
        if (readers.back() || shared.host)
            continue;
        const bool isOfOneSize = markOn(i)->bytes == markOn(first)->bytes;
        return fail("files", "on " + nameOf(i) + ": " + shared.place + " is another file than on " +
                                 nameOf(first) +
                                 (isOfOneSize ? ", of the same size" : ", of another size") +
                                 "; all hosts must have the same, or name the host by --files-on");
    }
    return readers;
}

void CountLead::orderCuts() {
    m_phase = Phase::Cutting;
    std::vector<CutOrder> orders(size());
    for (std::size_t file = 0; file < m_readers.size(); ++file) {
        const std::size_t host = m_job->files[file].host.value_or(0);
        orders[host].files.push_back(file);
        m_waitedFor.insert(host);
    }
    m_files.resize(m_readers.size());
    for (const std::size_t host : m_waitedFor)
        send(host, orders[host]);
}

void CountLead::on(std::size_t from, FilesCut& cut) {
    if (m_phase != Phase::Cutting)
        return;
    for (CutFile& file : cut.files)
        if (file.file < m_files.size())
            m_files[file.file] = std::move(file);
    m_waitedFor.erase(from);
    if (m_waitedFor.empty())
        plan();
}

void CountLead::plan() {
    if (const auto good = checkPlan(); !good)
        return refuse(good.error());
    std::vector<std::size_t> ofFiles;
    for (const CutFile& file : m_files)
        ofFiles.push_back(file.ends.size());
    m_pool = PartitionPool(ofFiles, m_readers);
    m_phase = Phase::Preparing;
    sendAll(CountPlan{m_files});
}

Expected<void> CountLead::checkPlan() const {
    std::size_t partitions = 0;
    const auto named = [&](std::size_t file) {
        return NamedFormat{m_job->job.files[file], m_files[file].format};
    };
    for (std::size_t file = 0; file < m_files.size(); ++file) {
        if (auto good = checkFormat(m_job->job.options, named(file), named(0)); !good)
            return good;
        partitions += m_files[file].ends.size();
    }
    return partitions <= mostPartitions ? Expected<void>() : tooManyPartitions();
}

} // namespace loadstone
