// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramorder.h"
#include "core/report/ngramreport.h"
#include "ui/ngrams/workers/workercomparison.h"
#include "ui/widgets/messagebar.h"

#include <QTabWidget>

namespace loadstone {

class ComparisonPage;
class JobLog;
class JobProgress;
class JobTiles;
class MalformedModel;
class NgramList;
class ResultCaption;
class WordSearch;
class YearsPage;

/// All that is seen of a job: progress, numbers, the table of n-grams, the curves, the comparison
/// of worker counts, the log.
class NgramView : public QWidget {
    Q_OBJECT

public:
    explicit NgramView(const QString& worker, QWidget* parent = nullptr);

    void begin(const NgramJob& job);
    /// The result of a job that a file has comes next.
    void beginOpened(const NgramJob& job, const QString& fileName);
    void showProgress(const NgramProgress& progress);
    /// `top`: the most frequent n-grams; `totals`: a file of total counts, or empty.
    void showReport(const NgramReport& report, Positions top, const QString& totals);
    /// None, or the one that was typed.
    std::vector<std::string> searchedWords() const;
    /// It ended without a result.
    void showEnd(const QString& sentence);

    void beginComparison(const NgramJob& job);
    void showComparisonStep(double share, const QString& text);
    void showLevels(const std::vector<WorkerLevel>& levels);
    void showComparisonEnd(const std::vector<WorkerLevel>& levels, const QString& sentence);

    void showMalformed();
    void setRunning(bool running);
    /// Whether the form asks for something else than is shown.
    void setOutdated(bool outdated);

signals:
    void comparisonWanted();
    void told(const loadstone::Message& message);

private:
    QWidget* results(const QString& worker);
    QWidget* tabsCard(const QString& worker);
    QWidget* malformedPage();
    void connectParts();
    void warn(const QString& sentence);

    ResultCaption* m_caption;
    JobProgress* m_progress;
    JobTiles* m_tiles;
    WordSearch* m_search = nullptr;
    NgramList* m_list = nullptr;
    QTabWidget* m_tabs = nullptr;
    YearsPage* m_years = nullptr;
    ComparisonPage* m_comparison = nullptr;
    JobLog* m_log = nullptr;
    MalformedModel* m_malformed;
    int m_malformedTab = 0;
    bool m_hasReport = false;
    std::optional<NgramJob> m_compared; ///< with several numbers of workers
};

} // namespace loadstone
