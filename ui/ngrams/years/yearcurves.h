// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/ngramrun.h"
#include "ui/ngrams/years/yearchart.h"
#include "ui/widgets/backgroundwork.h"

namespace loadstone {

/// Counts a few n-grams of a finished job year by year: a second, short job over the same files.
/// Lives on the GUI thread.
class YearCurves : public QObject {
    Q_OBJECT

public:
    explicit YearCurves(const QString& worker, QObject* parent = nullptr);

    /// Any request before is given up.
    void ask(const NgramJob& job, const std::vector<std::string>& ngrams, const QString& totals);
    void cancel();
    bool isRunning() const { return m_isAsked; }

signals:
    void progressed(double share);
    void ready(const std::vector<loadstone::YearCurve>& curves,
               const loadstone::YearCounts& totals);
    void failed(const QString& sentence);

private:
    struct Question {
        NgramJob job;
        std::vector<std::string> ngrams;
        QString totals;
    };
    void startNext();
    void onFinished(const NgramOutcome& outcome);
    void readCurves(const NgramResult& result);

    std::optional<Question> m_next; ///< to be asked once the run has ended
    Question m_current;
    bool m_isAsked = false; ///< an answer is still wanted
    int m_generation = 0;   ///< of questions, so that a late answer is known as such
    NgramRun m_run;
    BackgroundWork m_background;
};

} // namespace loadstone
