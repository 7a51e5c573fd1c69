// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planoptions.h"

class QPlainTextEdit;

namespace loadstone {

class ParameterFields;
class SqlHighlighter;

/// What a database is asked: the query in colours, its parameters, and what becomes of
/// transactions that are in each other's way. GUI thread.
class QueryOptions : public PlanOptions {
    Q_OBJECT

public:
    explicit QueryOptions(QWidget* parent = nullptr);

    void setFields(const PlanFields& typed) override;
    void readInto(PlanFields& typed) const override;
    /// Of the parameters, as the server has told them.
    void setTypes(const std::vector<std::string>& types);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* queryPart();
    QWidget* parametersPart();
    void onQuery();

    QPlainTextEdit* m_query;
    SqlHighlighter* m_colours;
    ParameterFields* m_parameters;
};

} // namespace loadstone
