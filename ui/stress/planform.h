#pragma once

#include "ui/request/planfields.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/settingsform.h"

#include <QComboBox>

namespace loadstone {

class AmountField;
class FieldNote;
class RequestLine;
class RequestOptions;

/// The form of a load run.
class PlanForm : public SettingsForm {
    Q_OBJECT

public:
    explicit PlanForm(QWidget* parent = nullptr);
    ~PlanForm() override;

    PlanFields fields() const;
    void setFields(const PlanFields& fields);
    void setUrl(const QString& url);

    /// The plan, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<LoadPlan> submit();

private:
    QWidget* secondRow();
    void buildThreads();
    void buildEngines();
    void buildMarks();
    void connectFields();
    ReadPlan read() const;
    std::vector<Error> errors() const override;
    void showRunning(bool running) override;
    void showHeldBack(const QString& why) override;
    void onEdited();

    RequestLine* m_line;
    AmountField* m_amount;
    QLabel* m_unit; ///< what the threads' number counts
    NumberField* m_threads;
    QComboBox* m_engine;
    QPushButton* m_more;
    QLabel* m_changed;
    RequestOptions* m_options;
    FieldNote* m_waitNote;
    FieldNote* m_lineNote;
    FieldNote* m_amountNote;
    FieldNote* m_optionsNote;
    FieldNote* m_bodyHint;
    bool m_filling = false;
};

} // namespace loadstone
