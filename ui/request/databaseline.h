// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/run/databasefinder.h"
#include "ui/widgets/sentencelabel.h"

namespace loadstone {

/// What a run will find at its database: version, cores if it is on this machine, how many
/// connections there are, which sizes cannot be had; or why there is none, in the words of the
/// server. It is asked beside the window, and only if that needs no leave of the user. GUI thread.
class DatabaseLine : public SentenceLabel {
    Q_OBJECT

public:
    explicit DatabaseLine(QWidget* parent = nullptr);

    /// Asks the plan's database, unless it has said of the same already.
    void ask(const LoadPlan& plan);
    /// The numbers of connections that are asked for.
    void setSizes(const std::vector<int>& sizes);
    void forget();

signals:
    /// The types of the query's parameters, if they are known.
    void typesFound(const std::vector<std::string>& types);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class State { Unknown, Known, Wrong };

    void take();
    void write();
    QString goodText() const;
    std::vector<std::string> missingSizes() const;
    void applyColor();

    DatabaseFinder m_finder;
    LoadPlan m_plan; ///< that was asked of
    bool m_isAsked = false;
    std::vector<int> m_sizes;
    State m_state = State::Unknown;
    bool m_isColoring = false;
};

} // namespace loadstone
