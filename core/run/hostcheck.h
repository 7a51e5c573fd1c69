// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/mpirun.h"

#include <QObject>

#include <map>

namespace loadstone {

/// Looks whether hosts can share a load: whether each can be reached, and has this version of the
/// program. On the GUI thread; owned by who asks. Destroying it ends what it has started.
class HostCheck : public QObject {
    Q_OBJECT

public:
    /// `program` is the part's; empty: the one that belongs to this one.
    explicit HostCheck(QObject* parent = nullptr, const QString& program = {});
    ~HostCheck() override;

    /// checked() follows for each host, later, and then finished(). What was asked before is not
    /// told any more.
    void start(const HostList& hosts);
    void stop();
    bool isRunning() const { return !m_asked.empty() || !m_waiting.empty(); }

signals:
    /// `fault` is a sentence; empty: it is ready.
    void checked(const QString& host, const QString& fault);
    void finished();

private:
    void askNext();
    void ask(const std::string& host);
    void onEnded(Mpirun* process);
    std::string faultOf(const std::string& host, Mpirun& process) const;
    static void end(Mpirun& process);

    const QString m_program;
    std::vector<std::string> m_waiting;
    std::map<Mpirun*, std::string> m_asked;
};

} // namespace loadstone
