// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestform.h"
#include "ui/widgets/numberfield.h"

#include <QComboBox>

namespace loadstone {

class AmountField;
class LoadOptions;

/// The form of a load run.
class PlanForm : public RequestForm {
    Q_OBJECT

public:
    explicit PlanForm(QWidget* parent = nullptr);
    ~PlanForm() override;

    PlanFields fields() const;
    void setFields(const PlanFields& fields);
    PlanFields planFields() const override { return fields(); }
    void setPlanFields(const PlanFields& fields) override { setFields(fields); }

    /// The plan, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<LoadPlan> submit();

signals:
    void sendOnceRequested();

private:
    void buildSending();
    QWidget* secondRow();
    QWidget* amountPart();
    QWidget* usersPart();
    void buildRate();
    void buildThreads();
    void buildEngines();
    void connectFields();
    ReadPlan read() const;
    std::vector<Error> errors() const override;
    void showRunning(bool running) override;
    std::vector<int> sizes() const override { return {m_threads->value()}; }
    void showDatabase(bool isDatabase) override;
    void refresh() override;

    AmountField* m_amount;
    QLineEdit* m_rate;
    QLabel* m_unit; ///< what the threads' number counts
    NumberField* m_threads;
    QComboBox* m_engine;
    LoadOptions* m_loadOptions = nullptr;
};

} // namespace loadstone
